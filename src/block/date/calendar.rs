//! Dates of calendars that a rule turns into ours.

use super::Value;

/// Bits of a month's number that name its calendar, as the tables write them; none is ours.
const CALENDAR: u32 = 4;
const SOLAR: u32 = 1;
const ETHIOPIC: u32 = 2;

/// A month as the tables number it, with year and day; open where no rule tells the date.
pub(super) fn dated(year: u32, month: u32, day: u32) -> Option<Value> {
    let number = month & ((1 << CALENDAR) - 1);
    match month >> CALENDAR {
        0 => super::form::certain(year, month, day),
        SOLAR => solar(year, number, day),
        ETHIOPIC => ethiopic(year, number, day),
        _ => None,
    }
}

/// The solar calendar of Iran and Afghanistan. Eight leap years in 33 tell its new year
/// from the equinox in the time that the press can mean.
pub(super) fn solar(year: u32, month: u32, day: u32) -> Option<Value> {
    /// Years in which the rule holds.
    const YEARS: std::ops::RangeInclusive<u32> = 1244..=1500;
    /// Leap years of a cycle.
    const CYCLE: u32 = 33;
    const LEAPS: [u32; 8] = [1, 5, 9, 13, 17, 22, 26, 30];
    /// Days from 1 March of the year 0 to the last before the first year.
    const BEFORE: u32 = 227_199;
    let is_leap = |year: u32| LEAPS.contains(&(year % CYCLE));
    let longest = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + u32::from(is_leap(year)),
        _ => return None,
    };
    if !YEARS.contains(&year) || !(1..=longest).contains(&day) {
        return None;
    }
    let past = year - 1;
    let leaps = past / CYCLE * 8 + LEAPS.iter().map(|&leap| u32::from(leap <= past % CYCLE)).sum::<u32>();
    let months = (month - 1) * 30 + (month - 1).min(6);
    Some(from_days(BEFORE + past * 365 + leaps + months + day))
}

/// The calendar of Ethiopia: twelve months of thirty days, and the days that are left.
fn ethiopic(year: u32, month: u32, day: u32) -> Option<Value> {
    /// Years of the press.
    const YEARS: std::ops::RangeInclusive<u32> = 1850..=2199;
    /// Days from 1 March of the year 0 to the last before the first year.
    const BEFORE: u32 = 3_100;
    let longest = match month {
        1..=12 => 30,
        13 => 5 + u32::from(year % 4 == 3),
        _ => return None,
    };
    if !YEARS.contains(&year) || !(1..=longest).contains(&day) {
        return None;
    }
    Some(from_days(BEFORE + (year - 1) * 365 + year / 4 + (month - 1) * 30 + day))
}

/// The date so many days after 1 March of the year 0.
fn from_days(days: u32) -> Value {
    const ERA: u32 = 146_097;
    let (era, day) = (days / ERA, days % ERA);
    let year = (day - day / 1460 + day / 36_524 - day / (ERA - 1)) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // Months from March on.
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (era * 400 + year, month + 3) } else { (era * 400 + year + 1, month - 9) };
    Value::Certain(year as i16, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::{Value, ethiopic, from_days, solar};

    #[test]
    fn days_of_other_calendars_are_those_of_ours() {
        for ((year, month, day), ours) in [
            ((1403, 2, 25), (2024, 5, 14)),
            ((1404, 1, 1), (2025, 3, 21)),
            ((1399, 12, 30), (2021, 3, 20)),
            ((1357, 11, 22), (1979, 2, 11)),
            ((1300, 1, 1), (1921, 3, 21)),
        ] {
            assert_eq!(solar(year, month, day), Some(Value::Certain(ours.0, ours.1, ours.2)), "{year} {month} {day}");
        }
        for ((year, month, day), ours) in [
            ((2016, 9, 12), (2024, 5, 20)),
            ((2017, 1, 1), (2024, 9, 11)),
            ((2016, 1, 1), (2023, 9, 12)),
            ((2015, 13, 6), (2023, 9, 11)),
        ] {
            assert_eq!(
                ethiopic(year, month, day),
                Some(Value::Certain(ours.0, ours.1, ours.2)),
                "{year} {month} {day}"
            );
        }
        assert_eq!((solar(1400, 12, 30), ethiopic(2016, 13, 6)), (None, None));
        assert_eq!(from_days(0), Value::Certain(0, 3, 1));
    }
}
