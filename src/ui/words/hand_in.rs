//! Words of a pupil who hands a play or answers in, and of the teacher who gathers them.

use crate::domain::gathering::{Origin, POOL, Receipt, Refusal};
use crate::domain::ranks::Subject;

/// In a tab, the page where answers are handed in.
pub fn tab_hand_in(number: u32) -> String {
    format!("Remise {number}")
}

/// Heading of that page.
pub const HAND_IN_ANSWERS: &str = "Remettre mes réponses à la classe";
/// Opens the way to hand a play in; quiet, nobody has to.
pub const HAND_IN_PLAY: &str = "Remettre ma partie à la classe";
/// What the code of a play contains.
pub const PLAY_CODE_SAYS: &str = "Ton code dit tes choix dans cette histoire, additionnés à ceux des autres. Ni ton nom, ni l’appareil, ni l’heure.";
/// What the code of answers contains.
pub const ANSWERS_CODE_SAYS: &str = "Ton code dit tes réponses aux questions de savoir, additionnées à celles des autres. Ni ton nom, ni l’appareil, ni l’heure. Tes avis, tes ressentis et tes engagements n’y sont pas.";
/// Nobody has to, and nobody sees who did not.
pub const HAND_IN_FREE: &str = "C’est toi qui décides. Un code vide a le même aspect : il ne compte aucun choix. Rien ne part tout seul : le code reste sur cet écran.";
/// Shows the code.
pub const SHOW_CODE: &str = "Montrer mon code";
/// Shows a code that counts nothing.
pub const SHOW_EMPTY: &str = "Montrer un code vide";
/// Forgets everything this pupil did here: the next one takes the device.
pub const NEXT_PUPIL: &str = "Effacer ce que j’ai fait ici, puis au suivant";
/// Hides the code.
pub const HIDE_CODE: &str = "Cacher le code";
/// Copies the code.
pub const COPY_CODE: &str = "Copier le code";
/// After copying.
pub const CODE_COPIED: &str = "Le code est copié.";
/// What to do with a code that can be typed.
pub const CODE_HOW: &str = "Montre ce code à la caméra de ton enseignant, ou dicte-le.";
/// What to do with a code that cannot be typed.
pub const CODE_HOW_LONG: &str =
    "Montre ce code à la caméra de ton enseignant. Il est trop long pour être dicté.";
/// Before the code, for a screen reader.
pub const CODE_TO_TYPE: &str = "Code à taper :";
/// A module without a question to count.
pub const NOTHING_TO_HAND_IN: &str = "Dans ce module, il n’y a rien à remettre.";
/// From the hand-in page to the module.
pub const HAND_IN_BACK: &str = "Revenir au module";
/// No code could be made.
pub const NO_CODE: &str = "Ce code ne peut pas être fait ici. Dis-le à ton enseignant.";

/// Several pupils, one device.
pub const POOL_TITLE: &str = "Pour plusieurs élèves sur cet appareil";
/// How.
pub const POOL_HOW: &str =
    "Jouez l’un après l’autre. Chaque partie est ajoutée aux autres, puis effacée d’ici.";
/// Adds the play to the pool, and lets the next pupil play.
pub const POOL_NEXT: &str = "Garder ma partie, puis au suivant";
/// Shows the code of the pool.
pub const POOL_SHOW: &str = "Montrer le code du groupe";
/// Empties the pool.
pub const POOL_ANEW: &str = "Commencer un autre groupe";
/// The pool takes nothing more.
pub const POOL_SHOWN: &str =
    "Le code du groupe a été montré : une partie de plus irait dans un autre groupe.";

/// What a code is, in words.
pub fn code_is(subject: &Subject, number: u32, plays: u16) -> String {
    match (subject, plays) {
        (Subject::Answers(_), _) => format!("Module {number} : des réponses, sans nom."),
        (Subject::Play(_), 0 | 1) => {
            format!("Histoire {number} : les choix d’une partie, sans nom.")
        }
        (Subject::Play(_), plays) => {
            format!("Histoire {number} : les choix additionnés de {plays} parties, sans nom.")
        }
    }
}

/// How many plays wait for the code of a group.
pub fn pooled(plays: u16) -> String {
    let kept = match plays {
        0 => return format!("Aucune partie gardée ici. Le code apparaît à partir de {POOL}."),
        1 => "1 partie gardée ici".to_owned(),
        plays => format!("{plays} parties gardées ici"),
    };
    if plays < POOL {
        format!("{kept} ; le code apparaît à partir de {POOL}.")
    } else {
        format!("{kept}.")
    }
}

/// Heading of the teacher's panel.
pub const GATHER: &str = "Recevoir les codes de la classe";
/// Under it: what a code is, and what it is not.
pub const GATHER_LEAD: &str = "Chaque élève qui le veut montre un code. Il dit des choix ou des réponses de savoir, sans nom. Balise l’additionne aussitôt et n’en garde rien d’autre.";
/// Asked first.
pub const PRESENT: &str = "Élèves présents";
/// Under it.
pub const PRESENT_HELP: &str = "Balise n’accepte jamais plus de codes que d’élèves présents.";
/// Opens the gathering.
pub const GATHER_OPEN: &str = "Ouvrir la collecte";
/// A number of people present that cannot be.
pub const PRESENT_WRONG: &str = "Tapez le nombre d’élèves présents, entre 1 et 400.";
/// Corrects the number present.
pub const PRESENT_CORRECT: &str = "Corriger";
/// After correcting.
pub fn present_now(present: u16) -> String {
    format!("C’est noté : {present} élèves présents.")
}

/// Starts the camera.
pub const SCAN: &str = "Scanner";
/// Stops it.
pub const SCAN_STOP: &str = "Arrêter la caméra";
/// While it starts.
pub const SCAN_STARTS: &str = "La caméra démarre. Le navigateur peut demander votre accord.";
/// While it looks.
pub const SCAN_LOOKS: &str =
    "Présentez les codes à la caméra, l’un après l’autre. Les images restent sur cet ordinateur.";
/// After stopping it.
pub const SCAN_STOPPED: &str = "La caméra est arrêtée.";
/// The name of the camera's picture.
pub const SCAN_PICTURE: &str = "Image de la caméra";
/// The person or the browser refused.
pub const CAMERA_DENIED: &str = "Le navigateur n’a pas donné la caméra. Autorisez-la dans la barre d’adresse, ou tapez les codes.";
/// There is none.
pub const CAMERA_ABSENT: &str = "Aucune caméra n’a été trouvée. Tapez ou collez les codes.";
/// Another program has it.
pub const CAMERA_BUSY: &str = "La caméra ne démarre pas : un autre programme l’utilise peut-être. Fermez-le, ou tapez les codes.";
/// The page may not use it.
pub const CAMERA_REFUSED_HERE: &str = "Cette page n’a pas le droit d’utiliser une caméra (adresse sans https, ou page placée dans une autre). Tapez ou collez les codes.";
/// The reader did not start.
pub const CAMERA_READER: &str = "Le lecteur de codes n’a pas démarré. Rechargez la page : la collecte est gardée dans cet onglet. Ou tapez les codes.";

/// A field.
pub const TYPE_CODE: &str = "Un code à taper";
/// Under it.
pub const TYPE_CODE_HELP: &str =
    "20 signes, avec ou sans tirets. Majuscules ou minuscules ; O et 0, I et 1 se lisent pareil.";
/// Counts what was typed.
pub const TYPE_COUNT: &str = "Compter";
/// A field.
pub const PASTE_CODES: &str = "Coller des codes";
/// Under it.
pub const PASTE_HELP: &str =
    "Autant que vous voulez, séparés comme vous voulez. Balise ne lit que les codes.";
/// Counts what was pasted.
pub const PASTE_COUNT: &str = "Compter ces codes";
/// Nothing was typed or pasted that looks like a code.
pub const NO_CODE_FOUND: &str = "Aucun code ici. Un code a 20 signes, par groupes de quatre.";
/// This tab keeps nothing.
pub const GATHER_IN_MEMORY: &str =
    "Cet appareil ne garde rien : ne rechargez pas la page avant d’avoir clos la collecte.";

/// Closes the gathering.
pub const GATHER_CLOSE: &str = "Clore la collecte";
/// Asked before.
pub fn close_asks(codes: u16, people: u16) -> String {
    format!(
        "{} Après la clôture, aucun code ne s’ajoute, et le résultat ne change plus.",
        codes_received(codes, people)
    )
}
/// Closes, after the question.
pub const GATHER_CLOSE_YES: &str = "Clore maintenant";
/// Does not close.
pub const GATHER_CLOSE_NO: &str = "Continuer à recevoir";
/// After closing.
pub const GATHER_CLOSED: &str = "La collecte est close. Aucun code ne s’ajoute plus.";
/// Begins another one.
pub const GATHER_ANEW: &str = "Ouvrir une autre collecte";

/// All that a screen shows while a gathering is open.
pub fn codes_received(codes: u16, people: u16) -> String {
    let received = match codes {
        0 => return "Aucun code reçu.".to_owned(),
        1 => "1 code reçu".to_owned(),
        codes => format!("{codes} codes reçus"),
    };
    if people > codes {
        format!("{received}, pour {people} élèves.")
    } else {
        format!("{received}.")
    }
}

/// What became of one code.
pub fn receipt(receipt: &Receipt) -> String {
    match receipt {
        Receipt::Counted(0 | 1) => "Code compté.".to_owned(),
        Receipt::Counted(people) => format!("Code compté : il additionne {people} parties."),
        Receipt::AlreadyReceived => {
            "Code déjà reçu : il ne compte qu’une fois. Si deux élèves partagent l’appareil, ils touchent « Garder ma partie, puis au suivant ».".to_owned()
        }
        Receipt::Refused(refusal) => refused_code(refusal),
    }
}

/// Why a code is not counted, and what to do.
pub fn refused_code(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Damaged => {
            "Code refusé : un signe est faux ou manque. Relisez-le sur l’écran de l’élève.".to_owned()
        }
        Refusal::OtherSubject(Origin::Story(number)) => {
            format!("Code refusé : il vient de l’histoire {number}.")
        }
        Refusal::OtherSubject(Origin::Module(number)) => {
            format!("Code refusé : ce sont des réponses au module {number}.")
        }
        Refusal::OtherVersion => {
            "Code refusé : cet appareil a une autre version de Balise. Rechargez la page sur l’appareil de l’élève.".to_owned()
        }
        Refusal::TooMany => {
            "Code refusé : il y aurait plus de codes que d’élèves présents. Corrigez le nombre de présents si besoin.".to_owned()
        }
        Refusal::Closed => "Code refusé : la collecte est close.".to_owned(),
    }
}

/// What became of several codes: how many were counted, how many were known, then each reason once.
pub fn receipts(receipts: &[Receipt]) -> Vec<String> {
    if let [one] = receipts {
        return vec![receipt(one)];
    }
    let counted = receipts
        .iter()
        .filter(|one| matches!(one, Receipt::Counted(_)))
        .count();
    let known = receipts
        .iter()
        .filter(|one| **one == Receipt::AlreadyReceived)
        .count();
    let mut lines = vec![match counted {
        0 => "Aucun code compté.".to_owned(),
        1 => "1 code compté.".to_owned(),
        counted => format!("{counted} codes comptés."),
    }];
    lines.extend(match known {
        0 => None,
        1 => Some("1 code déjà reçu : il ne compte qu’une fois.".to_owned()),
        known => Some(format!(
            "{known} codes déjà reçus : ils ne comptent qu’une fois."
        )),
    });
    let mut reasons: Vec<(String, usize)> = Vec::new();
    for one in receipts {
        if let Receipt::Refused(refusal) = one {
            let reason = refused_code(refusal);
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, count)) => *count += 1,
                None => reasons.push((reason, 1)),
            }
        }
    }
    lines.extend(reasons.into_iter().map(|(reason, count)| {
        if count == 1 {
            reason
        } else {
            format!("{reason} ({count} fois)")
        }
    }));
    lines
}
