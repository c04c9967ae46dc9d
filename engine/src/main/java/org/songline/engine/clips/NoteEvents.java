package org.songline.engine.clips;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The notes and controllers of one instrument over the whole song, sorted by frame; at one frame
 * releases come before controllers and controllers before new notes. Kinds and values are those of
 * {@link org.songline.devices.Events}. The arrays are shared, not copied: nobody writes to them.
 */
public final class NoteEvents {
  public static final NoteEvents NONE =
      new NoteEvents(new long[0], new int[0], new int[0], new float[0], new float[0]);

  private final long[] frame;
  private final int[] kind;
  private final int[] note;
  private final float[] key;
  private final float[] value;

  NoteEvents(long[] frame, int[] kind, int[] note, float[] key, float[] value) {
    this.frame = frame;
    this.kind = kind;
    this.note = note;
    this.key = key;
    this.value = value;
  }

  public int size() {
    return frame.length;
  }

  public long frame(int i) {
    return frame[i];
  }

  public int kind(int i) {
    return kind[i];
  }

  public int note(int i) {
    return note[i];
  }

  public float key(int i) {
    return key[i];
  }

  public float value(int i) {
    return value[i];
  }

  /** The first event at or after a frame. */
  public int firstAt(long position) {
    int low = 0;
    int high = frame.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (frame[middle] < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Two are equal when they hold the same events. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NoteEvents that
        && Arrays.equals(frame, that.frame)
        && Arrays.equals(kind, that.kind)
        && Arrays.equals(note, that.note)
        && Arrays.equals(key, that.key)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(frame) + Arrays.hashCode(kind);
  }
}
