//! Writes a file so that it is the old one or the new one, and never half of either.

use std::io::{self, Write};
use std::path::Path;

/// Writes `content` to `path`, which may be the file that it was made from.
///
/// The bytes go to a new file in the same folder, which then takes the name: rename(2) does this
/// at once. Permissions of a file that was there are kept; a symbolic link stays a link.
///
/// # Errors
/// Fails if the folder cannot be written to, or the file not replaced. `path` is then untouched.
pub fn save(path: &Path, content: &[u8]) -> io::Result<()> {
    // Renaming over a link would replace the link, and leave the file behind it as it was.
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if path.is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::IsADirectory,
            "it is a folder",
        ));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".corofy-");
    // A temporary file is its owner's alone; this one gets what any new file gets.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut aside = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    aside.write_all(content)?;
    if let Ok(metadata) = std::fs::metadata(&path) {
        if metadata.permissions().readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "it is read-only",
            ));
        }
        aside.as_file().set_permissions(metadata.permissions())?;
    }
    aside.as_file().sync_all()?;
    aside.persist(&path).map_err(|error| error.error)?;
    Ok(())
}
