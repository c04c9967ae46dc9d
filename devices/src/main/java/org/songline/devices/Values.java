package org.songline.devices;

import java.util.List;
import org.songline.dsp.Quantum;

/**
 * The parameter values of one quantum, in the units of the table and within its ranges. A value
 * either stands still, or moves along {@link #curve}, one value for each frame. {@link #end} is the
 * value at the first frame of the next quantum, so a kernel that works at control rate can glide
 * from {@link #at} to {@link #end}.
 */
public final class Values {
  private final float[] at;
  private final float[] end;
  private final boolean[] moving;
  private final float[][] curve;
  private long version;

  public Values(List<Parameter> table) {
    int count = table.size();
    at = new float[count];
    end = new float[count];
    moving = new boolean[count];
    curve = new float[count][Quantum.FRAMES];
    for (int i = 0; i < count; i++) {
      hold(i, (float) table.get(i).initial());
    }
  }

  /** The value at the first frame. */
  public float at(int parameter) {
    return at[parameter];
  }

  /** The value at the first frame of the next quantum. */
  public float end(int parameter) {
    return end[parameter];
  }

  /** Whether the value changes within the quantum. */
  public boolean moving(int parameter) {
    return moving[parameter];
  }

  public boolean on(int parameter) {
    return at[parameter] >= 0.5f;
  }

  public int choice(int parameter) {
    return (int) at[parameter];
  }

  /** The value at each frame; meaningful only while {@link #moving}. */
  public float[] curve(int parameter) {
    return curve[parameter];
  }

  /** Another number whenever any value is another than in the quantum before, or moves. */
  public long version() {
    return version;
  }

  /** Host: the value stands still. */
  public void hold(int parameter, float value) {
    if (moving[parameter] || at[parameter] != value) {
      version++;
    }
    at[parameter] = value;
    end[parameter] = value;
    moving[parameter] = false;
  }

  /** Host: the value moves; the host has filled {@link #curve} and {@code end}. */
  public void move(int parameter, float next) {
    version++;
    at[parameter] = curve[parameter][0];
    end[parameter] = next;
    moving[parameter] = true;
  }
}
