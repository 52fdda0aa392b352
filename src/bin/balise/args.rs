//! Reads the options of a command: `--name value`, `--name=value` and plain flags.
//! It deliberately knows no command: each one says which options it has.

use crate::problem::Problem;

/// The options a command accepts.
pub struct Accepted {
    /// Options followed by a value.
    pub valued: &'static [&'static str],
    /// Options without a value.
    pub flags: &'static [&'static str],
}

/// The options given, in the order written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    values: Vec<(&'static str, String)>,
    flags: Vec<&'static str>,
}

impl Options {
    /// Reads the arguments, or says which one is not understood.
    pub fn read(arguments: &[String], accepted: &Accepted) -> Result<Self, Problem> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let (name, attached) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            if let Some(flag) = find(accepted.flags, name) {
                if attached.is_some() {
                    return Err(Problem::Usage(format!(
                        "l'option « {flag} » ne prend pas de valeur."
                    )));
                }
                options.flags.push(flag);
            } else if let Some(option) = find(accepted.valued, name) {
                let value = attached
                    .or_else(|| rest.next().cloned())
                    .filter(|value| !value.is_empty());
                let value = value.ok_or_else(|| {
                    Problem::Usage(format!("l'option « {option} » attend une valeur."))
                })?;
                options.values.push((option, value));
            } else {
                return Err(unknown(argument, accepted));
            }
        }
        Ok(options)
    }

    /// Whether the flag was given.
    pub fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }

    /// The value of an option; the last one when it was given twice.
    pub fn value(&self, option: &str) -> Option<&str> {
        self.values
            .iter()
            .rev()
            .find(|(name, _)| *name == option)
            .map(|(_, value)| value.as_str())
    }
}

fn find(names: &'static [&'static str], wanted: &str) -> Option<&'static str> {
    names.iter().find(|name| **name == wanted).copied()
}

fn unknown(argument: &str, accepted: &Accepted) -> Problem {
    let known: Vec<&str> = accepted
        .valued
        .iter()
        .chain(accepted.flags)
        .copied()
        .collect();
    let known = if known.is_empty() {
        "cette commande n'a pas d'option.".to_owned()
    } else {
        format!("options : {}.", known.join(", "))
    };
    Problem::Usage(format!("« {argument} » n'est pas compris ; {known}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCEPTED: Accepted = Accepted {
        valued: &["--port"],
        flags: &["--no-build"],
    };

    fn read(arguments: &[&str]) -> Result<Options, String> {
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        Options::read(&arguments, &ACCEPTED).map_err(|problem| problem.to_string())
    }

    #[test]
    fn both_spellings_give_the_value() {
        for arguments in [
            &["--port", "81"][..],
            &["--port=81"][..],
            &["--port", "80", "--port", "81"][..],
        ] {
            assert_eq!(
                read(arguments)
                    .as_ref()
                    .map(|options| options.value("--port")),
                Ok(Some("81"))
            );
        }
    }

    #[test]
    fn a_flag_is_seen() {
        assert_eq!(
            read(&["--no-build"]).map(|options| options.has("--no-build")),
            Ok(true)
        );
        assert_eq!(
            read(&[]).map(|options| options.has("--no-build")),
            Ok(false)
        );
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for arguments in [
            &["--pord", "81"][..],
            &["--port"][..],
            &["--port="][..],
            &["--no-build=1"][..],
            &["x"][..],
        ] {
            assert!(read(arguments).is_err(), "{arguments:?} was accepted");
        }
        assert_eq!(
            read(&["--pord"]).err().as_deref(),
            Some("« --pord » n'est pas compris ; options : --port, --no-build.")
        );
    }
}
