package org.songline.devices.space;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.songline.dsp.reverb.Decay;
import org.songline.dsp.reverb.HornImpulse;
import org.songline.dsp.reverb.HornImpulse.Bump;
import org.songline.dsp.reverb.PlateImpulse;
import org.songline.dsp.reverb.RoomImpulse;
import org.songline.dsp.reverb.SpringImpulse;

/** The spaces that {@link ConvolutionDevice} can compute, in the order of its choice. */
final class Spaces {
  private static final long SEED = 0x5ace;

  private Spaces() {}

  /** A name, what makes the left and the right side at a rate, and how it should decay. */
  private record Space(String name, DoubleFunction<float[][]> make, Optional<Decay> decay) {}

  private static final List<Space> ALL =
      List.of(
          room(
              "room",
              new RoomImpulse(
                  6.1, 4.7, 2.8, 1.9, 0.25, Decay.of(.62, .55, .5, .45, .42, .4, .36, .3, .22))),
          room(
              "booth",
              new RoomImpulse(
                  2.2, 1.7, 2.3, 0.5, 0.1, Decay.of(.3, .24, .18, .14, .12, .11, .1, .09, .08))),
          room(
              "drum room",
              new RoomImpulse(
                  9.3, 7.1, 4.2, 2.6, 0.4, Decay.of(.95, .9, .85, .82, .8, .76, .68, .52, .34))),
          room(
              "bathroom",
              new RoomImpulse(
                  3.1, 2.3, 2.5, 1.1, 0.05, Decay.of(.7, .85, 1, 1.15, 1.2, 1.15, 1, .75, .45))),
          room(
              "chamber",
              new RoomImpulse(
                  7.3, 5.2, 3.4, 3.1, 0.6, Decay.of(1.4, 1.6, 1.75, 1.8, 1.8, 1.7, 1.45, 1, .6))),
          plate(
              "plate",
              new PlateImpulse(1.4, 0.5, Decay.of(2.6, 2.5, 2.4, 2.2, 2, 1.8, 1.5, 1.1, .7))),
          plate(
              "bright plate",
              new PlateImpulse(0.9, 0.3, Decay.of(1, 1.2, 1.5, 1.7, 1.8, 1.8, 1.7, 1.4, 1))),
          room(
              "club",
              new RoomImpulse(18, 13, 5, 5, 1, Decay.of(1.3, 1.15, 1, .9, .85, .8, .72, .58, .4))),
          room(
              "concert hall",
              new RoomImpulse(
                  46, 24, 17, 11, 1.5, Decay.of(2.7, 2.5, 2.3, 2.2, 2.1, 1.9, 1.5, 1, .55))),
          room(
              "church",
              new RoomImpulse(
                  34, 15, 13, 9, 1.2, Decay.of(3.2, 3.4, 3.5, 3.4, 3.2, 2.8, 2.1, 1.3, .7))),
          room(
              "cathedral",
              new RoomImpulse(
                  95, 32, 28, 18, 2.5, Decay.of(7, 7.4, 7.2, 6.6, 5.8, 4.6, 3, 1.6, .8))),
          room(
              "stairwell",
              new RoomImpulse(
                  5.2, 2.9, 17, 2.4, 0.2, Decay.of(1.8, 2, 2.3, 2.5, 2.5, 2.3, 1.9, 1.3, .7))),
          room(
              "tunnel",
              new RoomImpulse(
                  140, 8, 5.5, 6, 0.3, Decay.of(4.4, 4.3, 4, 3.6, 3.1, 2.5, 1.8, 1.1, .6))),
          new Space("spring", new SpringImpulse(2.4, 4300)::at, Optional.empty()),
          horn(
              "telephone",
              new HornImpulse(320, 3400, List.of(new Bump(900, 2, 0.6), new Bump(2300, 4, 1.1)))),
          horn(
              "radio",
              new HornImpulse(
                  170,
                  5200,
                  List.of(
                      new Bump(420, 2.5, 0.5), new Bump(1400, 1.5, 0.7), new Bump(3600, 5, .6)))),
          horn(
              "megaphone",
              new HornImpulse(
                  520,
                  3900,
                  List.of(new Bump(780, 7, 1.2), new Bump(1550, 9, 1.6), new Bump(2850, 6, 1.3)))),
          horn(
              "guitar cabinet",
              new HornImpulse(
                  75,
                  4700,
                  List.of(
                      new Bump(115, 1.6, 0.8),
                      new Bump(420, 1.2, -0.35),
                      new Bump(2700, 1.8, 1.1)))));

  private static Space room(String name, RoomImpulse room) {
    return new Space(name, rate -> room.at(rate, SEED), Optional.of(room.decay()));
  }

  private static Space plate(String name, PlateImpulse plate) {
    return new Space(name, rate -> plate.at(rate, SEED), Optional.of(plate.decay()));
  }

  private static Space horn(String name, HornImpulse horn) {
    return new Space(name, horn::at, Optional.empty());
  }

  static List<String> names() {
    return ALL.stream().map(Space::name).toList();
  }

  /** How a room or a plate decays. */
  static Decay decay(String name) {
    return ALL.get(names().indexOf(name)).decay.orElseThrow();
  }

  /** Both sides of the answer of a space, at a rate. */
  static float[][] make(int space, double rate) {
    return ALL.get(space).make.apply(rate);
  }
}
