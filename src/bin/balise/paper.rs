//! stub
use std::process::ExitCode;
use crate::problem::Problem;
/// Runs the command.
pub fn command(_: &[String]) -> Result<ExitCode, Problem> { Ok(ExitCode::SUCCESS) }
