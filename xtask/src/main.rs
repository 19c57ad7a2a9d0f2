//! `cargo xtask`: everything one does with this repository, each by one command.
//!
//! A module per command; below them, one module per tool that they share. It refuses to know what
//! is tested or how the app works: it installs, builds, starts, counts and reports.

mod bench;
mod bundle;
mod desktop;
mod fuzz;
mod house;
mod icons;
mod packages;
mod run;
mod shell;
mod sim;
mod test;
mod tools;
mod web;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::bench::check::Halves;
use crate::bench::invite::Parts;

const USAGE: &str = "\
cargo xtask <command>

  run                    build the app and open it (--release: as it ships)
  run --headless         the same app on a display that is nobody's: it takes the tour,
                         and leaves pictures of it in target/tour
  test                   everything that must pass, in order of cost (`test STEP...`: only these)
  bench start            how soon the app can be used, and what it weighs, beside an empty window
                         (--runs N)
  bench check            how soon it says whether somebody may do something, beside other programs
                         that are asked the same (--in-process, --over-http, --members N)
  bench invite           how soon people are invited and in, beside a server that runs on Node
                         (--comparison, --growth, --growth N,N,...)
  bundle                 make a .deb and look into it (--install: install it, start it, remove it)
  sim                    the simulator (--seeds N; what else it takes is passed on)
  fuzz --target NAME     throw bytes at a reader of foreign files (--runs N)
  icons                  draw the icons anew from icons/*.svg
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        ["test", steps @ ..] => return test::steps(steps),
        ["run"] => run::window(desktop::Profile::Debug),
        ["run", "--release"] => run::window(desktop::Profile::Release),
        ["run", "--headless"] => run::tour(),
        ["bench", "start"] => bench::start(bench::RUNS),
        ["bench", "start", "--runs", runs] => bench::start(runs.parse()?),
        ["bench", "check"] => bench::check::run(Halves::Both, bench::check::MEMBERS),
        ["bench", "check", "--in-process"] => {
            bench::check::run(Halves::InProcess, bench::check::MEMBERS)
        }
        ["bench", "check", "--over-http"] => {
            bench::check::run(Halves::OverHttp, bench::check::MEMBERS)
        }
        ["bench", "check", "--members", members] => {
            bench::check::run(Halves::Both, members.parse()?)
        }
        ["bench", "invite"] => bench::invite::run(Parts::Both),
        ["bench", "invite", "--comparison"] => bench::invite::run(Parts::Comparison),
        ["bench", "invite", "--growth"] => bench::invite::run(Parts::Growth(None)),
        ["bench", "invite", "--growth", sizes] => bench::invite::run(Parts::Growth(Some(sizes))),
        ["bundle"] => bundle::deb(bundle::is_expendable()),
        ["bundle", "--install"] => bundle::deb(true),
        ["sim", rest @ ..] => sim::run(rest),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["icons"] => icons::draw(),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        [] => bail!("no command\n\n{USAGE}"),
        _ => bail!("no such command: {}\n\n{USAGE}", arguments.join(" ")),
    }?;
    Ok(ExitCode::SUCCESS)
}
