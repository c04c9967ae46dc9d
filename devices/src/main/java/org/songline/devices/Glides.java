package org.songline.devices;

import java.util.List;

/**
 * The values of one device, each gliding as {@link Glide} does, by their place in the table.
 * Switches glide between 0 and 1, so that what they switch can be faded.
 */
public final class Glides {
  private final Glide[] glides;

  public Glides(double sampleRate, List<Parameter> table) {
    glides = new Glide[table.size()];
    for (int i = 0; i < glides.length; i++) {
      glides[i] = new Glide(sampleRate);
    }
  }

  /** Takes the values of the next quantum. */
  public void next(Values values) {
    for (int i = 0; i < glides.length; i++) {
      glides[i].next(values, i);
    }
  }

  /** The value at a frame of the quantum, 0 to 64. */
  public float at(int parameter, int frame) {
    return glides[parameter].at(frame);
  }

  /** The value at the first frame of the quantum. */
  public float from(int parameter) {
    return glides[parameter].from();
  }

  /** The value at the first frame of the next quantum. */
  public float to(int parameter) {
    return glides[parameter].to();
  }

  public boolean moving(int parameter) {
    return glides[parameter].moving();
  }

  /** Whether the same values give the same again at the next quantum. */
  public boolean settled() {
    for (int i = 0; i < glides.length; i++) {
      if (glides[i].moving() || glides[i].catchingUp()) {
        return false;
      }
    }
    return true;
  }

  /** Takes the next values at once: for a device that has just been silent or reset. */
  public void snap() {
    for (Glide glide : glides) {
      glide.snap();
    }
  }
}
