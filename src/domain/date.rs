//! A civil date, compared and shown; it never reads a clock.

use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidDate;

impl Date {
    /// A day that exists, between 2000 and 2199.
    ///
    /// # Errors
    /// [`InvalidDate`] when there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, InvalidDate> {
        if !(2000..2200).contains(&year) || day == 0 || day > days_in(year, month) {
            return Err(InvalidDate);
        }
        Ok(Self { year, month, day })
    }

    /// The last day that can be represented.
    pub fn last() -> Self {
        Self {
            year: 2199,
            month: 12,
            day: 31,
        }
    }

    /// Reads `2026-11-20`, the form of front matter, files and date fields.
    ///
    /// # Errors
    /// [`InvalidDate`] when the text has another form or there is no such day.
    pub fn parse_iso(text: &str) -> Result<Self, InvalidDate> {
        let mut parts = text.split('-');
        let (Some(y), Some(m), Some(d), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(InvalidDate);
        };
        if y.len() != 4
            || m.len() != 2
            || d.len() != 2
            || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        {
            return Err(InvalidDate);
        }
        match (y.parse(), m.parse(), d.parse()) {
            (Ok(year), Ok(month), Ok(day)) => Self::new(year, month, day),
            _ => Err(InvalidDate),
        }
    }

    /// The form of files and date fields: `2026-11-20`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The form that people read in France: `20/11/2026`.
    pub fn french(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day, self.month, self.year)
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// How many days lie between this day and another one, whichever comes first.
    pub fn days_from(self, other: Self) -> u32 {
        self.number().abs_diff(other.number())
    }

    /// The rank of this day among those that can be represented.
    fn number(self) -> u32 {
        let years: u32 = (2000..self.year)
            .map(|year| {
                (1..=12)
                    .map(|month| u32::from(days_in(year, month)))
                    .sum::<u32>()
            })
            .sum();
        let months: u32 = (1..self.month)
            .map(|month| u32::from(days_in(self.year, month)))
            .sum();
        years + months + u32::from(self.day)
    }

    /// Reads `20/11/2026`, the form that people write in France; one digit will do for a day or a
    /// month.
    ///
    /// # Errors
    /// [`InvalidDate`] when the text has another form or there is no such day.
    pub fn parse_french(text: &str) -> Result<Self, InvalidDate> {
        let mut parts = text.split('/');
        let (Some(d), Some(m), Some(y), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(InvalidDate);
        };
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        };
        if !digits(d, 2) || !digits(m, 2) || y.len() != 4 || !digits(y, 4) {
            return Err(InvalidDate);
        }
        match (y.parse(), m.parse(), d.parse()) {
            (Ok(year), Ok(month), Ok(day)) => Self::new(year, month, day),
            _ => Err(InvalidDate),
        }
    }

    /// The first year of the school year that holds this day; a school year begins on 1 August,
    /// before the first staff meeting, so that a plan made in August belongs to the coming year.
    pub fn school_year(self) -> u16 {
        if self.month >= 8 {
            self.year
        } else {
            self.year - 1
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}
