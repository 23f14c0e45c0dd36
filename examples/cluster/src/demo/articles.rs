//! Articles to try a cluster on, made up here: always the same for the same number.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use datafusion::arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;

/// Rows that are made and written at a time.
const ROWS: usize = 4096;
/// One article out of so many is missing, as in any archive.
const MISSING: usize = 50;

const SPEAKERS: [(&str, &str); 5] = [
    ("Anna Kurz", "head baker"),
    ("Martin Falk", "skipper of the night ferry"),
    ("Ines Calloway", "who runs the ticket window"),
    ("Tom Ferris", "head of the depot"),
    ("Miriam Stone", "mayor of Port Selby"),
];
const TOWNS: [&str; 4] = ["Port Selby", "Oberau", "Lindholm", "Saint-Aubin"];
const MONTHS: [&str; 3] = ["March", "April", "May"];

/// Writes so many articles into so many Parquet files, with the columns `id` and `text`.
///
/// # Errors
/// Where the folder cannot be written.
pub fn write(folder: &Path, articles: usize, files: usize) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let files = files.max(1);
    for file in 0..files {
        let path = folder.join(format!("articles-{file:04}.parquet"));
        let numbers: Vec<usize> = (file..articles).step_by(files).collect();
        write_file(&path, &numbers).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn write_file(path: &Path, numbers: &[usize]) -> Result<()> {
    let mut writer = None;
    // An empty file has its columns, too.
    let parts = numbers.chunks(ROWS).chain(numbers.is_empty().then_some(numbers));
    for part in parts {
        let ids: Int64Array = part.iter().map(|&number| i64::try_from(number).ok()).collect();
        let texts: StringArray = part.iter().map(|&number| article(number)).collect();
        let columns: [(&str, ArrayRef); 2] = [("id", Arc::new(ids)), ("text", Arc::new(texts))];
        let batch = RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))?;
        let writer = match &mut writer {
            Some(writer) => writer,
            None => writer.insert(ArrowWriter::try_new(File::create(path)?, batch.schema(), None)?),
        };
        writer.write(&batch)?;
    }
    writer.map(ArrowWriter::close).transpose()?;
    Ok(())
}

/// The article of a number; some are missing.
fn article(number: usize) -> Option<String> {
    if number % MISSING == MISSING - 1 {
        return None;
    }
    let (speaker, role) = SPEAKERS[number % SPEAKERS.len()];
    let (second, _) = SPEAKERS[(number / 3 + 2) % SPEAKERS.len()];
    let town = TOWNS[number % TOWNS.len()];
    let (day, month) = (1 + number % 28, MONTHS[number % MONTHS.len()]);
    let (price, fare) = (120 + number % 700, 100 + number * 7 % 400);
    let price = format!("{}.{:02}", price / 100, price % 100);
    let fare = format!("{}.{:02}", fare / 100, fare % 100);
    Some(match number % 4 {
        0 => german(speaker, town, &price, &fare, number),
        1 => french(speaker, town, &price, &fare, number),
        _ => {
            let dated = format!("{day} {month} 2025");
            english(speaker, role, second, town, &dated, &price, &fare, number)
        }
    })
}

#[allow(clippy::too_many_arguments)]
fn english(
    speaker: &str,
    role: &str,
    second: &str,
    town: &str,
    dated: &str,
    price: &str,
    fare: &str,
    number: usize,
) -> String {
    let last = second.split(' ').next_back().unwrap_or(second);
    format!(
        "{price} EUR\nNight boat to {town} sails for another winter\n\nPublished: {dated}\nBy Martha Quill\n\n\
         The last boat leaves the quay at twenty to ten, when the bakery is selling what is left of the day. On most \
         evenings it carries fewer than thirty people; on Tuesday it carried {number}, because everyone thought it \
         was the last time.\n\n\
         “Nobody rides it until the day they need it, and then it is the only boat in the world,” said {speaker}, \
         {role}. The council had planned to save €310,000 a year.\n\n\
         {second} told reporters that the numbers were “never the whole story”. “We counted passengers, but we had \
         not counted the nurses and the bakers,” {last} said. From January a ticket will cost €{fare}.\n\n\
         Shortly before ten the ramp came up with a groan. The waiting room stays open until the last boat has left, \
         and passengers are counted by hand for one week in each season.\n"
    )
}

fn german(speaker: &str, town: &str, price: &str, fare: &str, number: usize) -> String {
    let (price, fare) = (price.replace('.', ","), fare.replace('.', ","));
    format!(
        "{price} Euro\nDie Bäckerei in {town} öffnet wieder vor der Dämmerung\n\n\
         Um vier Uhr werden die Öfen angezündet, und um sechs stehen die ersten vor der Tür. Am Samstag waren es \
         {number}, so viele wie lange nicht mehr.\n\n\
         „Wir backen, bis das Regal voll ist und keiner mehr wartet“, sagte {speaker}. Ein Laib kostet jetzt {fare} \
         Euro, zehn Cent mehr als im vergangenen Jahr.\n\n\
         Nicht alle freuen sich darüber. Die Straße ist schmal, und die Lieferwagen kommen, wenn die Nachbarn noch \
         schlafen. Die Gemeinde will im Herbst darüber beraten.\n"
    )
}

fn french(speaker: &str, town: &str, price: &str, fare: &str, number: usize) -> String {
    let (price, fare) = (price.replace('.', ","), fare.replace('.', ","));
    format!(
        "{price} €\nLe marché de {town} retrouve sa place\n\n\
         Les étals sont revenus sous les platanes, après deux ans de travaux. Samedi matin, {number} personnes ont \
         fait la queue devant le fromager.\n\n\
         « Nous avons attendu longtemps, mais la place est plus belle qu’avant », a déclaré {speaker}. Le panier de \
         légumes coûte {fare} € et la commune a dépensé 84 000 € pour les arbres.\n\n\
         Le marché se tient tous les mercredis et tous les samedis, de sept heures à midi, et les voitures restent \
         de l’autre côté du pont.\n"
    )
}
