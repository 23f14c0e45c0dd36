//! newsprint as SQL functions, in one process with `DataFusion` or on a cluster
//! with Ballista. The README says how it is run and what is not promised.
//!
//! Data goes one way: [`tables`] names files, [`session`] opens an engine that
//! knows the [`functions`], [`statement`] is what is asked of it, [`answer`] prints
//! what comes back or [`export`] writes it, a file for a file. [`roles`] are the
//! processes of a cluster, [`demo`] is a small one that checks itself.

#![forbid(unsafe_code)]

pub mod answer;
pub mod demo;
pub mod export;
pub mod functions;
pub mod roles;
pub mod session;
pub mod statement;
pub mod tables;
