//! Runs other programs and shows where we are: numbered steps, signs of life, durations.
//! It deliberately does not decide what a failure means: it says that there was one.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread,
    time::{Duration, Instant},
};

use crate::problem::Problem;

/// A silent command says where it is this often: CI must not look dead.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// How long a finished command's leftovers may keep its output open.
const LEFTOVERS: Duration = Duration::from_secs(2);
const TICK: Duration = Duration::from_millis(200);
const LONGEST_SIGN: usize = 90;

/// Numbers the steps of a command: `[2/5] Outils`.
pub struct Steps {
    total: usize,
    current: usize,
}

impl Steps {
    /// Nothing is printed before the first step.
    pub fn new(total: usize) -> Self {
        Self { total, current: 0 }
    }

    /// Announces the next step.
    pub fn begin(&mut self, title: &str) {
        self.current += 1;
        say(&format!("[{}/{}] {title}", self.current, self.total));
    }
}

/// Prints a detail under the current step.
pub fn note(text: &str) {
    say(&format!("      {text}"));
}

/// Prints a line at once, even into a pipe; a closed pipe is no reason to fail.
pub fn say(line: &str) {
    let mut out = io::stdout().lock();
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}

/// Says on the error output why the tool stops; a closed pipe is no reason to stop otherwise.
pub fn complain(problem: &Problem) {
    drop(writeln!(io::stderr().lock(), "Erreur : {problem}"));
}

/// A duration as a person says it: `0,4 s`, `12 s`, `2 min 05 s`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 10 {
        format!("{seconds},{} s", time.subsec_millis() / 100)
    } else if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// Where what the commands say goes.
pub enum Output {
    /// Straight to the person, as the command wants to show it.
    Terminal,
    /// Into a file, with signs of life on the terminal.
    Log(Log),
}

impl Output {
    /// Runs a command to its end. `what` is the sentence's subject if it fails.
    pub fn run(&mut self, command: &mut Command, what: &str) -> Result<(), Problem> {
        let status = match self {
            Self::Terminal => command
                .status()
                .map_err(|error| not_started(command, error))?,
            Self::Log(log) => log.run(command)?,
        };
        if status.success() {
            return Ok(());
        }
        let advice = match self {
            Self::Terminal => "La raison est dans les lignes ci-dessus.".to_owned(),
            Self::Log(log) => format!("La raison est dans {}.", log.path.display()),
        };
        Err(Problem::Failed {
            what: what.to_owned(),
            advice,
        })
    }
}

/// A log file and how much of it is shown.
pub struct Log {
    path: PathBuf,
    file: File,
    voice: Voice,
}

/// What a logged command shows while it runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Its last line from time to time.
    Signs,
    /// Every line.
    Everything,
}

impl Log {
    /// Starts an empty log.
    pub fn create(path: &Path, voice: Voice) -> Result<Self, Problem> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Problem::file(folder))?;
        }
        fs::write(path, "").map_err(Problem::file(path))?;
        let file = OpenOptions::new()
            .append(true)
            .open(path)
            .map_err(Problem::file(path))?;
        Ok(Self {
            path: path.to_owned(),
            file,
            voice,
        })
    }

    /// The last lines, for a person who wants to know why it failed.
    pub fn tail(&self, lines: usize) -> String {
        let text = fs::read(&self.path).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let all: Vec<&str> = text.lines().collect();
        all.get(all.len().saturating_sub(lines)..)
            .unwrap_or_default()
            .join("\n")
    }

    fn run(&mut self, command: &mut Command) -> Result<ExitStatus, Problem> {
        self.write(&format!("$ {}\n", line_of(command)))?;
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command.env("CARGO_TERM_COLOR", "never");
        let mut child = command
            .spawn()
            .map_err(|error| not_started(command, error))?;
        let lines = listen(&mut child);
        self.follow(&mut child, &lines)
    }

    /// Copies the lines until the command has ended **and** was heard to its end.
    /// A grandchild left behind may keep the pipe open for ever: it is not waited for.
    fn follow(
        &mut self,
        child: &mut Child,
        lines: &Receiver<Vec<u8>>,
    ) -> Result<ExitStatus, Problem> {
        let start = Instant::now();
        let mut last_sign = start;
        let mut last_line = String::new();
        let mut ended: Option<(ExitStatus, Instant)> = None;
        loop {
            match lines.recv_timeout(TICK) {
                Ok(line) => {
                    let text = String::from_utf8_lossy(&line).into_owned();
                    self.write(&text)?;
                    if self.voice == Voice::Everything {
                        say(text.trim_end());
                    } else if !text.trim().is_empty() {
                        last_line = text.trim().chars().take(LONGEST_SIGN).collect();
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return child.wait().map_err(Problem::file(&self.path));
                }
            }
            match ended {
                Some((status, since)) if since.elapsed() > LEFTOVERS => return Ok(status),
                Some(_) => {}
                None => {
                    let status = child.try_wait().map_err(Problem::file(&self.path))?;
                    ended = status.map(|status| (status, Instant::now()));
                }
            }
            if self.voice == Voice::Signs && last_sign.elapsed() > SIGN_OF_LIFE {
                last_sign = Instant::now();
                note(&format!("… {} : {last_line}", duration(start.elapsed())));
            }
        }
    }

    fn write(&mut self, text: &str) -> Result<(), Problem> {
        self.file
            .write_all(text.as_bytes())
            .map_err(Problem::file(&self.path))
    }
}

/// Both outputs of a child, line by line, in the order they arrive.
fn listen(child: &mut Child) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    if let Some(out) = child.stdout.take() {
        relay(out, sender.clone());
    }
    if let Some(err) = child.stderr.take() {
        relay(err, sender);
    }
    receiver
}

fn relay(from: impl Read + Send + 'static, to: Sender<Vec<u8>>) {
    thread::spawn(move || {
        let mut reader = BufReader::new(from);
        loop {
            let mut line = Vec::new();
            match reader.read_until(b'\n', &mut line) {
                Ok(0) | Err(_) => break,
                Ok(_) if to.send(line).is_err() => break,
                Ok(_) => {}
            }
        }
    });
}

fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn not_started(command: &Command, error: io::Error) -> Problem {
    let program = command.get_program().to_string_lossy().into_owned();
    if error.kind() == io::ErrorKind::NotFound {
        Problem::Absent {
            tool: program,
            remedy: "Installez cet outil, puis recommencez.".to_owned(),
        }
    } else {
        Problem::Failed {
            what: format!("Le lancement de {program}"),
            advice: format!("Le système dit : {error}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn durations_are_read_by_people() {
        let check =
            |millis, expected: &str| assert_eq!(duration(Duration::from_millis(millis)), expected);
        check(420, "0,4 s");
        check(12_900, "12 s");
        check(125_000, "2 min 05 s");
    }

    #[cfg(unix)]
    #[test]
    fn a_log_keeps_both_outputs_and_the_failure() -> Result<(), Problem> {
        let scratch = Scratch::new("log");
        let log = Log::create(&scratch.path().join("logs/x.log"), Voice::Signs)?;
        let mut output = Output::Log(log);
        let result = output.run(
            Command::new("sh").args(["-c", "echo un; echo deux >&2; exit 3"]),
            "Le test",
        );
        assert!(matches!(result, Err(Problem::Failed { .. })));
        let Output::Log(log) = output else {
            return Ok(());
        };
        let tail = log.tail(2);
        assert!(tail.contains("un") && tail.contains("deux"), "{tail}");
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_grandchild_that_stays_is_not_waited_for() -> Result<(), Problem> {
        let scratch = Scratch::new("log-grandchild");
        let log = Log::create(&scratch.path().join("x.log"), Voice::Signs)?;
        let start = Instant::now();
        Output::Log(log).run(
            Command::new("sh").args(["-c", "sleep 8 & echo fini"]),
            "Le test",
        )?;
        assert!(start.elapsed() < Duration::from_secs(6));
        Ok(())
    }

    #[test]
    fn an_absent_program_is_named() {
        let result =
            Output::Terminal.run(&mut Command::new("un-outil-qui-n-existe-pas"), "Le test");
        assert!(
            matches!(result, Err(Problem::Absent { tool, .. }) if tool == "un-outil-qui-n-existe-pas")
        );
    }
}
