package org.songline.engine.plan;

/** A kind of {@link Port} that a plan can offer beside the direct outputs, which it always has. */
public enum Outlet {
  /** The master after its chain. */
  MIX,
  /** The sum that enters the master. */
  PREMASTER,
  /** Each strip that outputs to the master; together they are the premaster. */
  STEMS,
  /** Each strip after its fader. */
  STRIPS,
  /** Each strip before its fader. */
  PREFADERS,
  /** What enters each strip's chain and what leaves each of its devices. */
  TAPS
}
