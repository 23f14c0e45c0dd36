//! Files as tables.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use datafusion::datasource::file_format::FileFormat;
use datafusion::datasource::file_format::csv::CsvFormat;
use datafusion::datasource::file_format::file_compression_type::FileCompressionType;
use datafusion::datasource::file_format::json::JsonFormat;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::prelude::SessionContext;
use url::Url;

use crate::session::explain;

/// A name in SQL for a file, or for all files of a folder.
#[derive(Clone, Debug)]
pub struct Table {
    /// The name in SQL.
    pub name: String,
    path: PathBuf,
}

/// How the rows of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Parquet,
    JsonLines,
    Csv,
}

impl FromStr for Table {
    type Err = anyhow::Error;

    fn from_str(given: &str) -> Result<Self> {
        match given.split_once('=') {
            Some((name, path)) if !name.is_empty() && !path.is_empty() => Ok(Self::new(name, path)),
            _ => Err(anyhow!("a table is given as NAME=PATH")),
        }
    }
}

impl Table {
    /// The table `name` over the file or folder at `path`.
    pub fn new(name: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        Self { name: name.into(), path: path.into() }
    }

    /// The files of the table, absolute and in order of their names.
    ///
    /// # Errors
    /// Where there are none, or files of several formats.
    pub fn files(&self) -> Result<Vec<PathBuf>> {
        let shown = self.path.display();
        let path = self.path.canonicalize().with_context(|| format!("table {}: {shown}", self.name))?;
        if !path.is_dir() {
            return match parts_of(&path) {
                Some(_) => Ok(vec![path]),
                None => bail!("table {}: {shown} is no .parquet, .jsonl, .ndjson, .json or .csv", self.name),
            };
        }
        let mut files = Vec::new();
        for entry in path.read_dir().with_context(|| format!("table {}: {shown}", self.name))? {
            let file = entry.with_context(|| format!("table {}: {shown}", self.name))?.path();
            if file.is_file() && parts_of(&file).is_some() {
                files.push(file);
            }
        }
        files.sort();
        let mut formats =
            files.iter().filter_map(|file| parts_of(file)).map(|(_, format, compression)| (format, compression));
        match formats.next() {
            None => bail!("table {}: no .parquet, .jsonl, .ndjson, .json or .csv lies in {shown}", self.name),
            Some(first) if formats.any(|format| format != first) => {
                bail!("table {}: files of several formats lie in {shown}", self.name)
            }
            Some(_) => Ok(files),
        }
    }

    /// Makes the table known to a context.
    ///
    /// # Errors
    /// Where a file is missing or is not what its name says.
    pub async fn register(&self, context: &SessionContext) -> Result<()> {
        register(context, &self.name, &self.files()?).await
    }
}

/// Makes some files known as one table.
///
/// # Errors
/// Where a file is missing or is not what its name says.
pub async fn register(context: &SessionContext, name: &str, files: &[PathBuf]) -> Result<()> {
    let (_, format, compression) = files.first().and_then(|file| parts_of(file)).context("a table has no files")?;
    let urls = files.iter().map(|file| file_url(file)).collect::<Result<Vec<_>>>()?;
    let options = ListingOptions::new(file_format(format, compression)).with_file_extension("");
    let config = ListingTableConfig::new_with_multi_paths(urls).with_listing_options(options);
    let config = config.infer_schema(&context.state()).await.map_err(explain);
    let config = config.with_context(|| format!("table {name}"))?;
    context.register_table(name, Arc::new(ListingTable::try_new(config)?))?;
    Ok(())
}

/// The file as a URL: as a path, the engine would read `[`, `*` and `?` in its name as a pattern.
fn file_url(file: &Path) -> Result<ListingTableUrl> {
    let url = Url::from_file_path(file).map_err(|()| anyhow!("{} is no absolute path", file.display()))?;
    Ok(ListingTableUrl::try_new(url, None)?)
}

/// The name of a file without what says how it is written.
pub fn stem(file: &Path) -> String {
    parts_of(file).map_or_else(|| file.display().to_string(), |(stem, ..)| stem)
}

/// What a file's name says: its stem, how its rows are written, how they are compressed.
fn parts_of(file: &Path) -> Option<(String, Format, FileCompressionType)> {
    let name = file.file_name()?.to_str()?;
    let (mut stem, mut last) = name.rsplit_once('.')?;
    let mut compression = FileCompressionType::UNCOMPRESSED;
    if let Some(found) = compression_of(last) {
        compression = found;
        (stem, last) = stem.rsplit_once('.')?;
    }
    let format = match last.to_ascii_lowercase().as_str() {
        // Parquet compresses inside.
        "parquet" if compression == FileCompressionType::UNCOMPRESSED => Format::Parquet,
        "jsonl" | "ndjson" | "json" => Format::JsonLines,
        "csv" => Format::Csv,
        _ => return None,
    };
    (!stem.is_empty()).then(|| (stem.to_owned(), format, compression))
}

fn compression_of(extension: &str) -> Option<FileCompressionType> {
    Some(match extension.to_ascii_lowercase().as_str() {
        "gz" => FileCompressionType::GZIP,
        "bz2" => FileCompressionType::BZIP2,
        "xz" => FileCompressionType::XZ,
        "zst" => FileCompressionType::ZSTD,
        _ => return None,
    })
}

fn file_format(format: Format, compression: FileCompressionType) -> Arc<dyn FileFormat> {
    match format {
        Format::Parquet => Arc::new(ParquetFormat::default()),
        Format::JsonLines => Arc::new(JsonFormat::default().with_file_compression_type(compression)),
        // An article in a quoted field has lines of its own, where a file must not be cut in two.
        Format::Csv => Arc::new(
            CsvFormat::default()
                .with_has_header(true)
                .with_newlines_in_values(true)
                .with_file_compression_type(compression),
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{FileCompressionType, Format, parts_of};

    #[test]
    fn names_say_what_is_inside() {
        let plain = FileCompressionType::UNCOMPRESSED;
        let parts = |name: &str| parts_of(Path::new(name));
        assert_eq!(parts("a.b/news.parquet"), Some(("news".to_owned(), Format::Parquet, plain)));
        assert_eq!(parts("news.2025.JSONL"), Some(("news.2025".to_owned(), Format::JsonLines, plain)));
        assert_eq!(parts("news.csv.gz"), Some(("news".to_owned(), Format::Csv, FileCompressionType::GZIP)));
        for unknown in ["news", "news.txt", "news.gz", ".parquet", "news.parquet#1", "news.parquet.gz"] {
            assert_eq!(parts(unknown), None, "{unknown}");
        }
    }
}
