//! What may be published of the plays of a scenario: words, one after the other.
//!
//! For each word, in the order of the story and scenes first, the attacker is asked what any of the
//! three would tell, after those already shown. If one of them would narrow a count, the word is
//! withheld, whatever it is: the attacker could have said so beforehand.

use std::collections::BTreeMap;

use super::attacker::{Impossible, Known, Network, Ways};
use super::flows::Flows;
use super::{CONTRIBUTORS, PublishedMap, Scale, Thickness};
use crate::domain::id::{ChoiceId, SceneId};
use crate::domain::play::Story;
use crate::domain::sums::PlaySums;

/// What may be published of the plays of a class.
pub fn map(story: &Story, sums: &PlaySums) -> PublishedMap {
    let scenes = story.scenario().scenes.iter();
    let scenes: Vec<SceneId> = scenes.map(|scene| scene.id.clone()).collect();
    map_of(story, sums, &scenes, &scenes)
}

/// The same for some scenes, and the turns of some: the others were not counted.
pub fn map_of(
    story: &Story,
    sums: &PlaySums,
    scenes: &[SceneId],
    turns_of: &[SceneId],
) -> PublishedMap {
    let mut published = PublishedMap {
        scenario: story.scenario().summary.id.clone(),
        plays: 0,
        scenes: BTreeMap::new(),
        choices: BTreeMap::new(),
    };
    if sums.plays < CONTRIBUTORS {
        return published;
    }
    published.plays = sums.plays;
    let ways = Ways::of(story.scenario());
    // A story of which no play ends has no map.
    let Ok(flows) = Flows::of(&ways, sums.plays) else {
        return published;
    };
    let network = Network::of(story.scenario(), ways, sums.plays);
    let mut teller = Teller {
        known: network.known().clone(),
        flows,
        scale: Scale::of(sums.plays),
        network: &network,
    };
    for scene in scenes {
        let count = sums.scenes.get(scene).copied().unwrap_or(0);
        let word = network.scene(scene).and_then(|nth| teller.tell(nth, count));
        published
            .scenes
            .extend(word.map(|word| (scene.clone(), word)));
    }
    for (scene, turn, nth) in network.turns() {
        if !turns_of.contains(scene) {
            continue;
        }
        let key: (SceneId, ChoiceId) = (scene.clone(), turn.clone());
        let count = sums.choices.get(&key).copied().unwrap_or(0);
        let word = teller.tell(nth, count);
        published.choices.extend(word.map(|word| (key, word)));
    }
    published
}

/// Tells words as long as none would tell too much.
struct Teller<'n> {
    network: &'n Network,
    known: Known,
    flows: Flows,
    scale: Scale,
}

impl Teller<'_> {
    /// The word of a count, unless one of the three would narrow something.
    fn tell(&mut self, nth: usize, count: u16) -> Option<Thickness> {
        let word = self.scale.word(count);
        let mut learned = None;
        for told in Thickness::ALL {
            let Ok((known, flows)) = self.learn(nth, told) else {
                // No plays could give this one.
                continue;
            };
            if !self.network.is_safe(&known) || !flows.is_safe() {
                return None;
            }
            if told == word {
                learned = Some((known, flows));
            }
        }
        // Counts that no plays could give are shown to nobody.
        (self.known, self.flows) = learned?;
        Some(word)
    }

    /// What both attackers would know after a word.
    fn learn(&self, nth: usize, word: Thickness) -> Result<(Known, Flows), Impossible> {
        let range = self.scale.range(word);
        let flows = self.flows.learn(nth, range)?;
        Ok((self.network.learn(&self.known, nth, range)?, flows))
    }
}
