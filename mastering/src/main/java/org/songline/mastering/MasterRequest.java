package org.songline.mastering;

import java.util.Optional;
import org.songline.dsp.dither.Dither;

/**
 * What kind of master is wanted.
 *
 * @param target where it goes; its loudness, ceiling, bits and rate hold unless changed below
 * @param loudnessLufs wanted integrated loudness, -60 to 0
 * @param ceilingDbtp highest true peak, -24 to 0
 * @param amount 0 to 1: how much of the work is done; 0 only holds the ceiling, 1 goes all the way
 *     to the loudness
 * @param tone whether the balance of bass and treble may be corrected
 * @param glue whether gentle compression may be applied
 * @param monoBelowHertz makes bass mono below; 0 for not at all
 * @param bits 16 or 24
 * @param sampleRate frames a second, or 0 to keep the mix's own
 * @param dither how bits are dropped, or empty for what suits bits and rate best
 * @param seed of the dither noise
 */
public record MasterRequest(
    Target target,
    double loudnessLufs,
    double ceilingDbtp,
    double amount,
    boolean tone,
    boolean glue,
    double monoBelowHertz,
    int bits,
    int sampleRate,
    Optional<Dither.Kind> dither,
    long seed) {
  public MasterRequest {
    if (!(loudnessLufs >= -60 && loudnessLufs <= 0)) {
      throw new IllegalArgumentException("loudness " + loudnessLufs + " LUFS: needs -60 to 0");
    }
    if (!(ceilingDbtp >= -24 && ceilingDbtp <= 0)) {
      throw new IllegalArgumentException("ceiling " + ceilingDbtp + " dBTP: needs -24 to 0");
    }
    if (!(amount >= 0 && amount <= 1)) {
      throw new IllegalArgumentException("amount " + amount + ": needs 0 to 1");
    }
    if (bits != 16 && bits != 24) {
      throw new IllegalArgumentException("bits " + bits + ": needs 16 or 24");
    }
    if (sampleRate != 0 && (sampleRate < 8000 || sampleRate > 384_000)) {
      throw new IllegalArgumentException("sample rate " + sampleRate + ": needs 8000 to 384000");
    }
    if (!(monoBelowHertz == 0 || (monoBelowHertz >= 20 && monoBelowHertz <= 500))) {
      throw new IllegalArgumentException("mono below " + monoBelowHertz + " Hz: needs 20 to 500");
    }
  }

  /** All that the target wants, in full. */
  public static MasterRequest of(Target target) {
    return new MasterRequest(
        target,
        target.loudnessLufs(),
        target.ceilingDbtp(),
        1,
        true,
        true,
        target.monoBelowHertz(),
        target.bits(),
        target.sampleRate(),
        Optional.empty(),
        1);
  }

  /** With another loudness and ceiling. */
  public MasterRequest level(double lufs, double dbtp) {
    return new MasterRequest(
        target, lufs, dbtp, amount, tone, glue, monoBelowHertz, bits, sampleRate, dither, seed);
  }

  /** With another amount, 0 to 1. */
  public MasterRequest amount(double newAmount) {
    return new MasterRequest(
        target,
        loudnessLufs,
        ceilingDbtp,
        newAmount,
        tone,
        glue,
        monoBelowHertz,
        bits,
        sampleRate,
        dither,
        seed);
  }

  /** With another format. */
  public MasterRequest format(int newBits, int newRate) {
    return new MasterRequest(
        target,
        loudnessLufs,
        ceilingDbtp,
        amount,
        tone,
        glue,
        monoBelowHertz,
        newBits,
        newRate,
        dither,
        seed);
  }

  /** With or without tone correction and compression. */
  public MasterRequest shaping(boolean newTone, boolean newGlue) {
    return new MasterRequest(
        target,
        loudnessLufs,
        ceilingDbtp,
        amount,
        newTone,
        newGlue,
        monoBelowHertz,
        bits,
        sampleRate,
        dither,
        seed);
  }

  Dither.Kind ditherAt(int rate) {
    return dither.orElse(
        bits == 16 && (rate == 44_100 || rate == 48_000)
            ? Dither.Kind.SHAPED
            : Dither.Kind.TRIANGULAR);
  }
}
