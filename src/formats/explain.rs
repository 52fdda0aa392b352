//! The sentences of the diagnostics, in French, each with the way to repair.

use crate::domain::diagnostic::{Code, Diagnostic};
use crate::domain::id::ChoiceId;

/// What is wrong, and how to repair it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// One sentence.
    pub message: String,
    /// One sentence.
    pub repair: &'static str,
    /// The shortest choices that lead there, in a scenario.
    pub path: Option<String>,
}

/// Explains a diagnostic.
pub fn explain(diagnostic: &Diagnostic) -> Explanation {
    let (message, repair) = words(diagnostic.code);
    let detail = diagnostic.detail.trim();
    let message = if detail.is_empty() {
        message.to_owned()
    } else {
        format!("{message} : {detail}")
    };
    let path = diagnostic.path.as_ref().map(|path| way(path));
    Explanation {
        message,
        repair,
        path,
    }
}

/// Choices one after the other, as an author finds them in the file.
pub fn way(path: &[ChoiceId]) -> String {
    if path.is_empty() {
        return "dès le début".to_owned();
    }
    let ids: Vec<&str> = path.iter().map(ChoiceId::as_str).collect();
    ids.join(" → ")
}

/// The sentence and the repair of a code.
fn words(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::NoFrontMatter
        | Code::BadYaml
        | Code::YamlAnchor
        | Code::UnknownKey
        | Code::MissingKey
        | Code::BadValue
        | Code::BadTitle => front_matter(code),
        Code::RawHtml
        | Code::Script
        | Code::UnsafeLink
        | Code::NotAllowed
        | Code::HiddenCharacter
        | Code::MissingId
        | Code::DuplicateId
        | Code::BadId
        | Code::UnknownAttribute
        | Code::NoAlternative
        | Code::NoCredit
        | Code::MissingFile => markup(code),
        Code::MissingTime
        | Code::BadDuration
        | Code::SheetIncomplete
        | Code::TraceTooLong
        | Code::UnknownReference
        | Code::BadComposition
        | Code::OutOfPlace
        | Code::UnknownFramework => module(code),
        Code::NoKind
        | Code::BadShape
        | Code::NoRightAnswer
        | Code::NoFeedback
        | Code::TooFewOptions
        | Code::RightAttitude => question(code),
        Code::BrokenLink
        | Code::Unreachable
        | Code::DeadEnd
        | Code::Endless
        | Code::UnknownSpeaker
        | Code::UnknownMeasure
        | Code::BadChoice
        | Code::NeverTrue
        | Code::DuplicateChoice
        | Code::BadEnding
        | Code::UnknownName
        | Code::TooManyStates
        | Code::ThinScenario
        | Code::BadMark
        | Code::Misnested
        | Code::TooMuchToRemember
        | Code::MissingView
        | Code::UnknownView
        | Code::PathTooLong => scenario(code),
        Code::UnknownFigure
        | Code::UnknownNumber
        | Code::TooManyFigures
        | Code::Expired
        | Code::BannedWords
        | Code::OneName
        | Code::NamesDiffer
        | Code::NameNotListed
        | Code::LongScene
        | Code::HarmUnrepaired
        | Code::CannotSkip
        | Code::FarHelp
        | Code::Rewarded
        | Code::SlowHelp
        | Code::RealBrand => protection(code),
    }
}

fn front_matter(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::NoFrontMatter => (
            "l’en-tête manque ou n’est pas fermé",
            "commencez le fichier par une ligne ---, et fermez l’en-tête par une autre",
        ),
        Code::BadYaml => (
            "l’en-tête ne se lit pas",
            "vérifiez les deux-points, les guillemets et l’alignement de cette ligne",
        ),
        Code::YamlAnchor => (
            "ancre, alias ou étiquette YAML",
            "recopiez la valeur en clair",
        ),
        Code::UnknownKey => (
            "clé inconnue ou écrite deux fois",
            "comparez avec la liste des clés de docs/content-format.md",
        ),
        Code::MissingKey => ("une clé obligatoire manque", "ajoutez-la à l’en-tête"),
        Code::BadTitle => (
            "il faut un seul titre « # », le même que « titre » dans l’en-tête",
            "écrivez le même texte aux deux endroits, et rien entre le titre et la première partie",
        ),
        _ => (
            "cette valeur n’est pas admise ici",
            "comparez avec les valeurs de docs/content-format.md",
        ),
    }
}

fn markup(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::RawHtml => ("HTML brut", "écrivez-le en Markdown, ou supprimez-le"),
        Code::Script => ("un script n’a pas sa place dans une leçon", "supprimez-le"),
        Code::UnsafeLink => (
            "ce lien n’est pas admis",
            "gardez [l’aide](aide) ou [un fait](fait:…) ; une image vit dans images/",
        ),
        Code::NotAllowed => (
            "les leçons n’emploient pas cela",
            "écrivez un paragraphe, une liste ou un encadré",
        ),
        Code::HiddenCharacter => (
            "caractère invisible ou qui change le sens de lecture",
            "effacez-le et retapez le mot",
        ),
        Code::MissingId => (
            "il manque un identifiant",
            "ajoutez {#un-identifiant} à la fin de la ligne",
        ),
        Code::DuplicateId => ("cet identifiant sert déjà", "choisissez-en un autre"),
        Code::BadId => (
            "cet identifiant n’est pas valable",
            "gardez des minuscules sans accent, des chiffres et des tirets",
        ),
        Code::NoAlternative => (
            "l’image n’a pas de texte de remplacement",
            "décrivez-la entre les crochets : ![…](…)",
        ),
        Code::NoCredit => (
            "l’image n’a ni crédit ni licence",
            "ajoutez-les après l’adresse : \"Crédit : … ; licence : …\"",
        ),
        Code::MissingFile => (
            "cette image n’existe pas",
            "placez-la dans content/images/, ou corrigez son nom",
        ),
        _ => (
            "attribut ou classe inconnus",
            "comparez avec docs/content-format.md, ou supprimez-le",
        ),
    }
}

fn module(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::MissingTime => (
            "l’étape n’a pas de durée, ou n’est ni essentielle ni optionnelle",
            "écrivez par exemple {#id duree=6 essentiel}",
        ),
        Code::BadDuration => (
            "les durées ne tiennent pas dans la séance",
            "visez 50 minutes en tout, dont 35 essentielles au plus ; l’ouverture (1) et la clôture (6) sont comptées",
        ),
        Code::SheetIncomplete => (
            "une partie de la fiche de séance manque ou se répète",
            "écrivez une fois chaque partie : objectif, materiel, modalites, consignes, reponses, differenciation, et la trace",
        ),
        Code::TraceTooLong => (
            "la trace écrite est trop longue",
            "restez à 60 mots : quatre lignes de cahier",
        ),
        Code::UnknownReference => (
            "rien ne porte ce nom",
            "corrigez le nom, ou créez ce qu’il désigne",
        ),
        Code::BadComposition => (
            "la composition du module ne convient pas",
            "il faut 6 à 8 questions d’au moins quatre genres, dont 5 essentielles au plus, et une étape .atelier",
        ),
        Code::UnknownFramework => (
            "ce repère n’existe pas dans le référentiel",
            "reprenez un identifiant de content/referentiels/",
        ),
        _ => (
            "ce texte n’est à sa place dans aucune partie",
            "déplacez-le sous un titre « ## »",
        ),
    }
}

fn question(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::NoKind => (
            "la question n’a pas un genre connu et un seul",
            "donnez-lui une classe : .savoir, .ordre, .tri, .association, .texte-a-trous, .avis, .ressenti ou .engagement",
        ),
        Code::NoRightAnswer => (
            "aucune réponse n’est juste, ou toutes le sont",
            "cochez [x] au moins une réponse, et laissez-en une [ ]",
        ),
        Code::NoFeedback => (
            "cette réponse n’a pas de retour",
            "ajoutez dessous une citation qui décrit l’acte et son effet",
        ),
        Code::TooFewOptions => ("il n’y a pas assez de réponses", "ajoutez-en"),
        Code::RightAttitude => (
            "un avis, un ressenti ou un engagement n’a pas de bonne réponse",
            "remplacez les cases par de simples tirets",
        ),
        _ => (
            "le genre de la question demande une autre forme",
            "comparez avec les exemples de docs/content-format.md",
        ),
    }
}

fn scenario(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::BrokenLink => (
            "ce choix mène à une scène qui n’existe pas",
            "corrigez le lien, ou écrivez la scène",
        ),
        Code::Unreachable => (
            "aucun chemin ne mène à cette scène",
            "ajoutez un choix qui y mène, ou supprimez-la",
        ),
        Code::DeadEnd => (
            "on peut se trouver dans cette scène sans rien pouvoir choisir",
            "ajoutez un choix sans condition, ou faites-en une fin",
        ),
        Code::Endless => (
            "depuis cette scène, on ne peut plus finir",
            "ouvrez un chemin vers une fin",
        ),
        Code::UnknownSpeaker => (
            "cette personne n’est pas déclarée",
            "commencez le message par **Prénom** : et déclarez le personnage",
        ),
        Code::UnknownMeasure => (
            "cette mesure n’est pas déclarée",
            "déclarez-la sous « mesures », ou corrigez son nom",
        ),
        Code::BadChoice => (
            "ce choix ne se lit pas",
            "écrivez [ce que je fais](#scene \"si soutien >= 1; soutien +1; sensible; une-fois\")",
        ),
        Code::NeverTrue => (
            "ce choix ne peut jamais être fait, ou ce passage jamais lu",
            "revoyez sa condition",
        ),
        Code::DuplicateChoice => (
            "deux choix de cette scène portent le même nom",
            "ajoutez {#un-identifiant} après l’un des liens",
        ),
        Code::BadEnding => (
            "une fin porte .fin et issue=aide, mitige ou tort, et n’a pas de choix",
            "corrigez les attributs de la scène, ou retirez ses choix",
        ),
        Code::UnknownName => (
            "aucun personnage ne porte ce nom",
            "écrivez l’identifiant d’un personnage entre accolades",
        ),
        Code::BadMark => (
            "cette marque ne se lit pas",
            "gardez (privé), (publié pour …), (partagé pour …), (réaction), (vocal), (si …) ou (vue de …)",
        ),
        Code::Misnested => (
            "on quitte ici une sous-scène sans y être entré, ou on en ouvre une de trop",
            "n’allez vers « #retour » que d’une scène ouverte par « puis », à trois niveaux au plus",
        ),
        Code::TooMuchToRemember => (
            "une partie ne peut pas retenir autant de choses",
            "restez à 16 mesures et réglages, et à 64 choix « une-fois », indices, et scènes ou choix cités par une condition",
        ),
        Code::MissingView => (
            "il manque un point de vue à cette scène",
            "racontez-la depuis tous les points de vue déclarés, ou depuis aucun",
        ),
        Code::UnknownView => (
            "ce point de vue n’est pas déclaré",
            "ajoutez-le sous « points-de-vue », ou corrigez son nom",
        ),
        Code::PathTooLong => (
            "un chemin dure plus longtemps que la durée annoncée",
            "coupez des scènes, ou annoncez une durée plus longue",
        ),
        Code::TooManyStates => (
            "le scénario a trop d’états pour être parcouru en entier",
            "resserrez les bornes des mesures, ou utilisez moins de « une-fois »",
        ),
        _ => (
            "le scénario est trop mince",
            "il faut au moins 15 scènes, quatre fins et trois issues différentes",
        ),
    }
}

fn protection(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::UnknownFigure => (
            "ce chiffre n’est pas dans le registre des faits",
            "écrivez [le chiffre](fait:identifiant) d’un fait de faits.yml, ou retirez-le",
        ),
        Code::UnknownNumber => (
            "ce numéro n’est pas dans le registre des contacts",
            "vérifiez-le dans contacts.yml, ou retirez-le",
        ),
        Code::TooManyFigures => (
            "plus d’un chiffre dans une leçon d’élèves",
            "gardez le plus utile",
        ),
        Code::Expired => (
            "la date de relecture est passée",
            "relisez, vérifiez les sources, puis changez les deux dates",
        ),
        Code::BannedWords => (
            "ces mots blessent ou trompent",
            "décrivez l’acte (« l’élève qui… », « la personne visée ») ; voyez les règles R4 à R8",
        ),
        Code::OneName => (
            "ce personnage n’a pas deux prénoms",
            "donnez-lui un autre prénom : un élève de la classe peut porter le premier",
        ),
        Code::NamesDiffer => (
            "les prénoms d’un personnage n’ont pas le même genre ou la même initiale",
            "gardez voyelle avec voyelle et consonne avec consonne, pour que « d’ » et « de » restent justes",
        ),
        Code::NameNotListed => (
            "ce prénom n’est pas dans la liste",
            "choisissez-le dans prenoms.yml",
        ),
        Code::LongScene => (
            "la scène est trop longue",
            "restez à 60 mots, messages compris",
        ),
        Code::HarmUnrepaired => (
            "après ce tort, plus aucune aide ni réparation n’est possible",
            "ouvrez un chemin vers une scène .aide ou .reparation",
        ),
        Code::FarHelp => (
            "d’ici, aucune aide n’est à un pas",
            "ajoutez un choix « aide », ou un choix qui mène à une scène .aide ou .reparation",
        ),
        Code::Rewarded => (
            "sur ce chemin, faire du tort rapporte quelque chose, et rien ne vient l’arrêter",
            "faites passer ce chemin par une scène .aide ou .reparation avant sa fin",
        ),
        Code::SlowHelp => (
            "d’ici, aucune scène où quelqu’un a aidé ne s’atteint en trois minutes",
            "ouvrez un chemin plus court vers une scène .aide ou .reparation",
        ),
        Code::RealBrand => (
            "une marque réelle apparaît dans l’histoire",
            "gardez les applications inventées",
        ),
        _ => (
            "une scène sensible doit pouvoir être passée, et elle seule",
            "ajoutez .sensible et passer=identifiant d’une scène",
        ),
    }
}
