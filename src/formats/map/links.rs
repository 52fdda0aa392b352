//! Which scene leads to which, by which choice.
//!
//! It knows no state: a choice that some plays only can make is a link like the others.

use crate::domain::id::SceneId;
use crate::domain::scenario::{Act, Choice, Scenario, Target};

/// One arrow of the map: every choice from one scene to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The rank of the scene that it leaves.
    pub from: usize,
    /// The rank of the scene that it leads to.
    pub to: usize,
    /// Why.
    pub kind: Kind,
    /// True when it leads to a shared scene, which will lead back.
    pub calls: bool,
    /// The numbers of the choices.
    pub choices: Vec<usize>,
}

/// Why a scene leads to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A choice says so.
    Choice,
    /// A shared scene leads back there.
    Return,
    /// It can be passed over.
    Skip,
}

/// Every arrow, in the order of the scenes.
pub(super) fn links(scenario: &Scenario) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut add = |new: Link| {
        let alike =
            |link: &&mut Link| (link.from, link.to, link.kind) == (new.from, new.to, new.kind);
        match links.iter_mut().find(alike) {
            Some(link) => {
                link.calls |= new.calls;
                let more = new.choices.into_iter();
                let more: Vec<usize> = more.filter(|c| !link.choices.contains(c)).collect();
                link.choices.extend(more);
            }
            None => links.push(new),
        }
    };
    for (from, scene) in scenario.scenes.iter().enumerate() {
        for (number, choice) in numbered(scenario, from) {
            let Target::Scene(to) = &choice.target else {
                continue;
            };
            if let Some(to) = rank(scenario, to) {
                add(Link {
                    from,
                    to,
                    kind: Kind::Choice,
                    calls: choice.then.is_some(),
                    choices: vec![number],
                });
            }
        }
        if let Some(to) = scene.skip.as_ref().and_then(|skip| rank(scenario, skip)) {
            add(Link {
                from,
                to,
                kind: Kind::Skip,
                calls: false,
                choices: Vec::new(),
            });
        }
    }
    for (from, number, to) in returns(scenario) {
        add(Link {
            from,
            to,
            kind: Kind::Return,
            calls: false,
            choices: vec![number],
        });
    }
    links
}

/// The turns of a scene with their numbers, from 1: clues and settings lead nowhere.
pub(super) fn numbered(
    scenario: &Scenario,
    scene: usize,
) -> impl Iterator<Item = (usize, &Choice)> {
    let choices = scenario
        .scenes
        .get(scene)
        .map_or(&[][..], |scene| &scene.choices);
    (1..).zip(choices.iter().filter(|choice| choice.act == Act::Turn))
}

/// The rank of a scene.
pub(super) fn rank(scenario: &Scenario, id: &SceneId) -> Option<usize> {
    scenario.scenes.iter().position(|scene| scene.id == *id)
}

/// For each choice that leads back from a shared scene, where its callers want to go: the scene that
/// it leaves, its number, the scene that it leads to.
fn returns(scenario: &Scenario) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    for scene in 0..scenario.scenes.len() {
        for (_, choice) in numbered(scenario, scene) {
            let then = choice.then.as_ref().and_then(|then| rank(scenario, then));
            let (Some(then), Target::Scene(first)) = (then, &choice.target) else {
                continue;
            };
            let inside = inside(scenario, rank(scenario, first));
            for (leaves, number) in inside {
                found.push((leaves, number, then));
            }
        }
    }
    found
}

/// The choices that lead back, among the scenes that are played before one is made.
fn inside(scenario: &Scenario, first: Option<usize>) -> Vec<(usize, usize)> {
    let mut seen: Vec<usize> = Vec::new();
    let mut ahead: Vec<usize> = first.into_iter().collect();
    let mut found = Vec::new();
    while let Some(scene) = ahead.pop() {
        if seen.contains(&scene) {
            continue;
        }
        seen.push(scene);
        for (number, choice) in numbered(scenario, scene) {
            match (&choice.target, &choice.then) {
                (Target::Return, _) => found.push((scene, number)),
                // A shared scene inside this one comes back to this one's own way.
                (Target::Scene(_), Some(then)) => ahead.extend(rank(scenario, then)),
                (Target::Scene(to), None) => ahead.extend(rank(scenario, to)),
            }
        }
        let skip = scenario
            .scenes
            .get(scene)
            .and_then(|scene| scene.skip.as_ref());
        ahead.extend(skip.and_then(|skip| rank(scenario, skip)));
    }
    found
}
