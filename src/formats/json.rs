//! JSON read by name, with one generic parser: typed readers for each document would weigh three
//! times as much in a pupil's page (see `docs/decisions/0004-small-program.md`).
//!
//! Reading is strict: a missing, unknown or ill-typed key is [`Malformed`].

use serde_json::{Map, Value};

/// A text that is not the JSON that was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

/// An object whose keys are all known.
#[derive(Clone, Copy)]
pub(super) struct Object<'v>(&'v Map<String, Value>);

/// Reads a text.
pub(super) fn parse(text: &str) -> Result<Value, Malformed> {
    serde_json::from_str(text).map_err(|_| Malformed)
}

impl<'v> Object<'v> {
    /// An object that may have these keys and no other.
    pub fn of(value: &'v Value, keys: &[&str]) -> Result<Self, Malformed> {
        let object = value.as_object().ok_or(Malformed)?;
        if object.keys().all(|key| keys.contains(&key.as_str())) {
            Ok(Self(object))
        } else {
            Err(Malformed)
        }
    }

    /// The entries of an object whose keys are ids.
    pub fn entries(
        value: &'v Value,
    ) -> Result<impl Iterator<Item = (&'v str, &'v Value)>, Malformed> {
        Ok(value
            .as_object()
            .ok_or(Malformed)?
            .iter()
            .map(|(key, value)| (key.as_str(), value)))
    }

    /// True when a key is there.
    pub fn has(self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// A value that must be there.
    pub fn value(self, key: &str) -> Result<&'v Value, Malformed> {
        self.0.get(key).ok_or(Malformed)
    }

    /// Words that must be there.
    pub fn text(self, key: &str) -> Result<&'v str, Malformed> {
        words(self.value(key)?)
    }

    /// Words that must be there, owned.
    pub fn owned(self, key: &str) -> Result<String, Malformed> {
        self.text(key).map(str::to_owned)
    }

    /// Words that may be absent or null.
    pub fn optional(self, key: &str) -> Result<Option<&'v str>, Malformed> {
        match self.0.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => words(value).map(Some),
        }
    }

    /// A whole number within the type.
    pub fn number<T: TryFrom<i64>>(self, key: &str) -> Result<T, Malformed> {
        number(self.value(key)?)
    }

    /// True or false.
    pub fn flag(self, key: &str) -> Result<bool, Malformed> {
        self.value(key)?.as_bool().ok_or(Malformed)
    }

    /// The items of a list.
    pub fn list(self, key: &str) -> Result<&'v [Value], Malformed> {
        list(self.value(key)?)
    }

    /// The words of a list.
    pub fn texts(self, key: &str) -> Result<Vec<String>, Malformed> {
        self.list(key)?
            .iter()
            .map(|item| words(item).map(str::to_owned))
            .collect()
    }
}

/// The words of a value.
pub(super) fn words(value: &Value) -> Result<&str, Malformed> {
    value.as_str().ok_or(Malformed)
}

/// The items of a value.
pub(super) fn list(value: &Value) -> Result<&[Value], Malformed> {
    value.as_array().map(Vec::as_slice).ok_or(Malformed)
}

/// The whole number of a value.
pub(super) fn number<T: TryFrom<i64>>(value: &Value) -> Result<T, Malformed> {
    value
        .as_i64()
        .and_then(|number| T::try_from(number).ok())
        .ok_or(Malformed)
}
