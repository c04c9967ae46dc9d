package org.songline.mastering;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songline.dsp.dither.Dither;
import org.songline.mastering.codec.CodecSafety;
import org.songline.mastering.codec.LossyCodec;

/**
 * What kind of master is wanted.
 *
 * @param target where it goes; its loudness, ceiling, bits and rate hold unless changed below
 * @param loudnessLufs wanted integrated loudness, -60 to 0
 * @param ceilingDbtp highest true peak, -24 to 0
 * @param amount 0 to 1: how much of the work is done; 0 only holds the ceiling, 1 goes all the way
 *     to the loudness
 * @param treatments what may be done where measured need says so
 * @param linearPhase whether the static equaliser keeps the phase, at the price of latency and a
 *     little ringing before hits
 * @param careful whether loudness stops where it would do harm
 * @param monoBelowHertz makes bass mono below; 0 for not at all
 * @param bits 16 or 24 for whole numbers, 32 for floats
 * @param sampleRate frames a second, or 0 to keep the mix's own
 * @param dither how bits are dropped, or empty for what suits bits and rate best
 * @param seed of the dither noise
 * @param codecSafety lowers the ceiling, as far as this very master needs, until what lossy codecs
 *     make of it holds a true peak too; empty for not
 */
public record MasterRequest(
    Target target,
    double loudnessLufs,
    double ceilingDbtp,
    double amount,
    Set<Treatment> treatments,
    boolean linearPhase,
    boolean careful,
    double monoBelowHertz,
    int bits,
    int sampleRate,
    Optional<Dither.Kind> dither,
    long seed,
    Optional<CodecSafety> codecSafety) {
  public MasterRequest {
    treatments =
        java.util.Collections.unmodifiableSet(
            treatments.isEmpty() ? EnumSet.noneOf(Treatment.class) : EnumSet.copyOf(treatments));
    if (!(loudnessLufs >= -60 && loudnessLufs <= 0)) {
      throw new IllegalArgumentException("loudness " + loudnessLufs + " LUFS: needs -60 to 0");
    }
    if (!(ceilingDbtp >= -24 && ceilingDbtp <= 0)) {
      throw new IllegalArgumentException("ceiling " + ceilingDbtp + " dBTP: needs -24 to 0");
    }
    if (!(amount >= 0 && amount <= 1)) {
      throw new IllegalArgumentException("amount " + amount + ": needs 0 to 1");
    }
    if (bits != 16 && bits != 24 && bits != 32) {
      throw new IllegalArgumentException("bits " + bits + ": needs 16, 24 or 32");
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
        EnumSet.allOf(Treatment.class),
        false,
        true,
        target.monoBelowHertz(),
        target.bits(),
        target.sampleRate(),
        Optional.empty(),
        1,
        Optional.empty());
  }

  /** With another loudness and ceiling. */
  public MasterRequest level(double lufs, double dbtp) {
    return new MasterRequest(
        target,
        lufs,
        dbtp,
        amount,
        treatments,
        linearPhase,
        careful,
        monoBelowHertz,
        bits,
        sampleRate,
        dither,
        seed,
        codecSafety);
  }

  /** With another amount, 0 to 1. */
  public MasterRequest amount(double newAmount) {
    return new MasterRequest(
        target,
        loudnessLufs,
        ceilingDbtp,
        newAmount,
        treatments,
        linearPhase,
        careful,
        monoBelowHertz,
        bits,
        sampleRate,
        dither,
        seed,
        codecSafety);
  }

  /** With another format. */
  public MasterRequest format(int newBits, int newRate) {
    return new MasterRequest(
        target,
        loudnessLufs,
        ceilingDbtp,
        amount,
        treatments,
        linearPhase,
        careful,
        monoBelowHertz,
        newBits,
        newRate,
        dither,
        seed,
        codecSafety);
  }

  /** With other treatments. */
  public MasterRequest treatments(Set<Treatment> allowed) {
    return new MasterRequest(
        target,
        loudnessLufs,
        ceilingDbtp,
        amount,
        allowed,
        linearPhase,
        careful,
        monoBelowHertz,
        bits,
        sampleRate,
        dither,
        seed,
        codecSafety);
  }

  /** With a ceiling that holds after lossy codecs too. */
  public MasterRequest codecSafe(CodecSafety wish) {
    return new MasterRequest(
        target,
        loudnessLufs,
        ceilingDbtp,
        amount,
        treatments,
        linearPhase,
        careful,
        monoBelowHertz,
        bits,
        sampleRate,
        dither,
        seed,
        Optional.of(wish));
  }

  /** With another phase of the equaliser, and with or without care about harm. */
  public MasterRequest manner(boolean newLinearPhase, boolean newCareful) {
    return new MasterRequest(
        target,
        loudnessLufs,
        ceilingDbtp,
        amount,
        treatments,
        newLinearPhase,
        newCareful,
        monoBelowHertz,
        bits,
        sampleRate,
        dither,
        seed,
        codecSafety);
  }

  /** With or without tone correction and compression. */
  public MasterRequest shaping(boolean tone, boolean glue) {
    Set<Treatment> allowed = EnumSet.noneOf(Treatment.class);
    allowed.addAll(treatments);
    if (!tone) {
      allowed.removeAll(EnumSet.of(Treatment.EQ, Treatment.DYNAMIC_EQ, Treatment.WIDTH));
    }
    if (!glue) {
      allowed.removeAll(EnumSet.of(Treatment.MULTIBAND, Treatment.SATURATION));
    }
    return treatments(allowed);
  }

  /** The lossy codecs that it will meet: those wished for, or the target's, or the usual ones. */
  public List<String> codecs() {
    if (codecSafety.isPresent()) {
      return codecSafety.get().codecs();
    }
    return target.codecs().isEmpty() ? LossyCodec.USUAL : target.codecs();
  }

  /** Whether something may be done. */
  boolean may(Treatment treatment) {
    return treatments.contains(treatment);
  }

  Dither.Kind ditherAt(int rate) {
    if (bits == 32 || !may(Treatment.DITHER)) {
      return Dither.Kind.NONE;
    }
    return dither.orElse(
        bits == 16 && (rate == 44_100 || rate == 48_000)
            ? Dither.Kind.SHAPED
            : Dither.Kind.TRIANGULAR);
  }
}
