package org.songline.studio.live;

/**
 * Where sound should go, as settings keep it.
 *
 * @param device key of a device, or a system alone for its usual one; empty for browsers only
 * @param buffer frames that the device should ask for at once: 64 to 2048, or 0 for its own
 * @param store frames that browsers hold in store at least
 */
public record OutputChoice(String device, int buffer, int store) {
  /** Browsers, with what they usually hold. */
  public static final OutputChoice BROWSER = new OutputChoice("", 256, Target.USUAL);

  private static final int LEAST_BUFFER = 64;
  private static final int MOST_BUFFER = 2048;
  private static final int LEAST_STORE = 512;

  public OutputChoice {
    boolean fits = buffer >= LEAST_BUFFER && buffer <= MOST_BUFFER;
    if (buffer != 0 && (!fits || Integer.bitCount(buffer) != 1)) {
      throw new IllegalArgumentException(
          "a buffer of " + buffer + " frames; use 64, 128, 256, 512, 1024 or 2048");
    }
    if (store < LEAST_STORE || store > Target.MOST) {
      throw new IllegalArgumentException(
          "%d frames in store; use %d to %d".formatted(store, LEAST_STORE, Target.MOST));
    }
  }

  /** With another device. */
  public OutputChoice device(String other) {
    return new OutputChoice(other, buffer, store);
  }

  /** With another buffer. */
  public OutputChoice buffer(int frames) {
    return new OutputChoice(device, frames, store);
  }
}
