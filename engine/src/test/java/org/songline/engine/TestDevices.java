package org.songline.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Catalogue;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.LaneKernel;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/** Devices with answers that are known exactly. */
public final class TestDevices {
  private TestDevices() {}

  /** All of them. */
  public static Catalogue catalogue() {
    return new Catalogue(
        List.of(
            latent(),
            value(),
            scale(),
            smooth(),
            adder(),
            spikes(),
            tracer(),
            longTail(),
            broken(),
            splitter(),
            lateNotes(),
            clock(),
            reader()));
  }

  /** Makes a processor. */
  private interface Maker {
    Processor make(Setup setup);
  }

  private record Type(
      String id,
      Category category,
      List<Parameter> parameters,
      boolean sideChain,
      Maker maker,
      Optional<LaneKernel> lanes)
      implements DeviceType {
    @Override
    public String name() {
      return id;
    }

    @Override
    public String summary() {
      return id;
    }

    @Override
    public Processor create(Setup setup) {
      return maker.make(setup);
    }
  }

  private static Type effect(String id, List<Parameter> parameters, boolean side, Maker maker) {
    return new Type(id, DeviceType.Category.EFFECT, parameters, side, maker, Optional.empty());
  }

  /** A processor without latency that is idle at once. */
  private interface Plain extends Processor {
    @Override
    default boolean idle() {
      return true;
    }

    @Override
    default void reset() {}
  }

  /** {@code latent}: delays by its latency of {@code frames} and does nothing else. */
  public static DeviceType latent() {
    Parameter frames =
        Parameter.smooth("frames", "Frames", Unit.PLAIN, 0, 10_000, 0, "latency")
            .of(Kind.STRUCTURAL);
    return effect(
        "latent", List.of(frames), false, setup -> new Latent(setup.initial().get(0).intValue()));
  }

  private static final class Latent implements Processor {
    private final float[] ring;
    private final int frames;
    private int at;
    private int loud;

    Latent(int frames) {
      this.frames = frames;
      this.ring = new float[Math.max(1, frames) * 2];
    }

    @Override
    public int latency() {
      return frames;
    }

    @Override
    public void process(Io io) {
      for (int i = 0; i < Quantum.SAMPLES && frames > 0; i++) {
        float in = io.audio[io.offset + i];
        io.audio[io.offset + i] = ring[at];
        ring[at] = in;
        loud = in != 0 ? ring.length : Math.max(0, loud - 1);
        at = at + 1 == ring.length ? 0 : at + 1;
      }
    }

    @Override
    public boolean idle() {
      return loud == 0;
    }

    @Override
    public void reset() {
      Arrays.fill(ring, 0);
      loud = 0;
    }
  }

  /** {@code value}: replaces its input by the value of its parameter, sample by sample. */
  public static DeviceType value() {
    Parameter value = Parameter.smooth("value", "Value", Unit.PLAIN, -10, 10, 0, "the sound");
    Parameter step =
        Parameter.smooth("step", "Step", Unit.PLAIN, 0, 10, 0, "added").of(Kind.STEPPED);
    return effect(
        "value",
        List.of(value, step),
        false,
        setup ->
            new Plain() {
              @Override
              public void process(Io io) {
                for (int f = 0; f < Quantum.FRAMES; f++) {
                  float v = io.values.moving(0) ? io.values.curve(0)[f] : io.values.at(0);
                  io.audio[io.offset + 2 * f] = v + io.values.at(1);
                  io.audio[io.offset + 2 * f + 1] = v;
                }
              }

              @Override
              public boolean idle() {
                return false;
              }
            });
  }

  /** {@code scale}: multiplies by {@code factor}; runs in lanes. */
  public static DeviceType scale() {
    Parameter factor = Parameter.smooth("factor", "Factor", Unit.PLAIN, -10, 10, 1, "factor");
    return new Type(
        "scale",
        DeviceType.Category.EFFECT,
        List.of(factor),
        false,
        setup ->
            new Plain() {
              @Override
              public void process(Io io) {
                for (int f = 0; f < Quantum.FRAMES; f++) {
                  float v = io.values.moving(0) ? io.values.curve(0)[f] : io.values.at(0);
                  io.audio[io.offset + 2 * f] *= v;
                  io.audio[io.offset + 2 * f + 1] *= v;
                }
              }
            },
        Optional.of(new Scales()));
  }

  private static final class Scales implements LaneKernel {
    @Override
    public boolean accepts(Setup setup, boolean sideChain) {
      return true;
    }

    @Override
    public Running create(@Nullable Setup[] setups) {
      return new Running() {
        @Override
        public void process(float[] lanes, int offset, @Nullable Io[] strips) {
          for (int s = 0; s < STRIPS; s++) {
            Io io = strips[s];
            if (io == null) {
              continue;
            }
            for (int f = 0; f < Quantum.FRAMES; f++) {
              float v = io.values.moving(0) ? io.values.curve(0)[f] : io.values.at(0);
              lanes[offset + f * Quantum.LANES + 2 * s] *= v;
              lanes[offset + f * Quantum.LANES + 2 * s + 1] *= v;
            }
          }
        }

        @Override
        public boolean idle() {
          return true;
        }

        @Override
        public void reset() {}
      };
    }
  }

  /** {@code broken}: passes sound on and fails at frame 6400; in lanes too. */
  public static DeviceType broken() {
    return new Type(
        "broken",
        DeviceType.Category.EFFECT,
        List.of(),
        false,
        setup ->
            new Plain() {
              @Override
              public void process(Io io) {
                fail(io);
              }

              @Override
              public boolean idle() {
                return false;
              }
            },
        Optional.of(new Broken()));
  }

  private static void fail(Io io) {
    if (io.frame >= 6400) {
      throw new ArithmeticException("out of order");
    }
  }

  private static final class Broken implements LaneKernel {
    @Override
    public boolean accepts(Setup setup, boolean sideChain) {
      return true;
    }

    @Override
    public Running create(@Nullable Setup[] setups) {
      return new Running() {
        @Override
        public void process(float[] lanes, int offset, @Nullable Io[] strips) {
          for (Io strip : strips) {
            if (strip != null) {
              fail(strip);
            }
          }
        }

        @Override
        public boolean idle() {
          return false;
        }

        @Override
        public void reset() {}
      };
    }
  }

  /** {@code smooth}: a one-pole low-pass with a coefficient; has state. */
  public static DeviceType smooth() {
    Parameter amount = Parameter.smooth("amount", "Amount", Unit.PLAIN, 0, 1, 0.9, "memory");
    return effect(
        "smooth",
        List.of(amount),
        false,
        setup ->
            new Processor() {
              private final float[] state = new float[2];

              @Override
              public void process(Io io) {
                for (int i = 0; i < Quantum.SAMPLES; i++) {
                  float a = io.values.moving(0) ? io.values.curve(0)[i / 2] : io.values.at(0);
                  float x = io.audio[io.offset + i];
                  state[i & 1] = x + a * (state[i & 1] - x);
                  io.audio[io.offset + i] = state[i & 1];
                }
                for (int c = 0; c < 2; c++) {
                  if (Math.abs(state[c]) < 1e-20f) {
                    state[c] = 0;
                  }
                }
              }

              @Override
              public boolean idle() {
                return Math.abs(state[0]) < 1e-7f && Math.abs(state[1]) < 1e-7f;
              }

              @Override
              public void reset() {
                Arrays.fill(state, 0);
              }
            });
  }

  /** {@code adder}: adds its side-chain to its input. */
  public static DeviceType adder() {
    return effect(
        "adder",
        List.of(),
        true,
        setup ->
            new Plain() {
              @Override
              public void process(Io io) {
                for (int i = 0; i < Quantum.SAMPLES && io.hasSide; i++) {
                  io.audio[io.offset + i] += io.side[io.sideOffset + i];
                }
              }

              @Override
              public boolean idle() {
                return false;
              }
            });
  }

  /** {@code spikes}: an instrument that gives one sample of a note's velocity where it begins. */
  public static DeviceType spikes() {
    return new Type(
        "spikes",
        DeviceType.Category.INSTRUMENT,
        List.of(),
        false,
        setup ->
            new Plain() {
              @Override
              public void process(Io io) {
                for (int i = 0; i < io.events.size(); i++) {
                  if (io.events.kind(i) == Events.NOTE_ON) {
                    int at = io.offset + 2 * io.events.frame(i);
                    io.audio[at] += io.events.value(i);
                    io.audio[at + 1] += io.events.value(i);
                  }
                }
              }
            },
        Optional.empty());
  }

  /** {@code tracer}: replaces its input by the frame of the song that it is told, in thousands. */
  public static DeviceType tracer() {
    return effect(
        "tracer",
        List.of(),
        false,
        setup ->
            new Plain() {
              @Override
              public void process(Io io) {
                for (int f = 0; f < Quantum.FRAMES; f++) {
                  io.audio[io.offset + 2 * f] = (io.frame + f) / 1000f;
                  io.audio[io.offset + 2 * f + 1] = (float) io.quarters;
                }
              }

              @Override
              public boolean idle() {
                return false;
              }
            });
  }

  /** {@code reader}: adds 1 to frames that were read ahead in time, nothing to others. */
  public static DeviceType reader() {
    return effect(
        "reader",
        List.of(),
        false,
        setup ->
            new Plain() {
              private final AtomicInteger ready = new AtomicInteger();

              @Override
              public boolean readsAhead() {
                return true;
              }

              @Override
              public void readAhead(int frames) {
                ready.addAndGet(frames);
              }

              @Override
              public void process(Io io) {
                boolean inTime = ready.addAndGet(-Quantum.FRAMES) >= 0;
                for (int i = 0; i < Quantum.SAMPLES; i++) {
                  io.audio[io.offset + i] += inTime ? 1 : 0;
                }
              }

              @Override
              public boolean idle() {
                return false;
              }
            });
  }

  /** {@code tail}: a feedback of half a second that dies away slowly. */
  public static DeviceType longTail() {
    return effect(
        "tail",
        List.of(),
        false,
        setup ->
            new Processor() {
              private final float[] ring = new float[2 * (int) (setup.sampleRate() / 2)];
              private int at;
              private int quiet = (int) setup.sampleRate();

              @Override
              public void process(Io io) {
                for (int i = 0; i < Quantum.SAMPLES; i++) {
                  float y = io.audio[io.offset + i] + 0.5f * ring[at];
                  ring[at] = y;
                  at = at + 1 == ring.length ? 0 : at + 1;
                  quiet = Math.abs(y) < 1e-7f ? quiet + 1 : 0;
                  io.audio[io.offset + i] = y;
                }
              }

              @Override
              public boolean idle() {
                return quiet >= ring.length;
              }

              @Override
              public void reset() {
                Arrays.fill(ring, 0);
                quiet = ring.length;
              }
            });
  }

  /**
   * {@code splitter}: as {@code spikes}, and gives the same to its outputs {@code copy} and {@code
   * double}, where each note is twice as loud.
   */
  public static DeviceType splitter() {
    return new DeviceType() {
      @Override
      public String id() {
        return "splitter";
      }

      @Override
      public String name() {
        return id();
      }

      @Override
      public Category category() {
        return Category.INSTRUMENT;
      }

      @Override
      public String summary() {
        return id();
      }

      @Override
      public List<Parameter> parameters() {
        return List.of();
      }

      @Override
      public List<String> outputs() {
        return List.of("copy", "double");
      }

      @Override
      public Processor create(Setup setup) {
        return new Plain() {
          @Override
          public void process(Io io) {
            for (int i = 0; i < io.events.size(); i++) {
              if (io.events.kind(i) == Events.NOTE_ON) {
                int at = 2 * io.events.frame(i);
                add(io.audio, io.offset + at, io.events.value(i));
                for (int o = 0; o < 2; o++) {
                  float[] out = io.outputs[o];
                  if (out != null) {
                    add(out, io.outputOffset + at, io.events.value(i) * (o + 1));
                  }
                }
              }
            }
          }
        };
      }
    };
  }

  private static void add(float[] audio, int at, float value) {
    audio[at] += value;
    audio[at + 1] += value;
  }

  /** {@code late-notes}: plays every note as it is, late by its latency of {@code quanta}. */
  public static DeviceType lateNotes() {
    Parameter quanta =
        Parameter.smooth("quanta", "Quanta", Unit.PLAIN, 0, 20, 1, "latency").of(Kind.STRUCTURAL);
    return new Type(
        "late-notes",
        DeviceType.Category.NOTE,
        List.of(quanta),
        false,
        setup -> {
          Events[] ring = new Events[setup.initial().get(0).intValue() + 1];
          Arrays.setAll(ring, i -> new Events());
          return new Plain() {
            private int at;

            @Override
            public int latency() {
              return (ring.length - 1) * Quantum.FRAMES;
            }

            @Override
            public void process(Io io) {
              ring[at].copy(io.events);
              at = at + 1 == ring.length ? 0 : at + 1;
              io.played.copy(ring[at]);
            }

            @Override
            public boolean idle() {
              return false;
            }
          };
        },
        Optional.empty());
  }

  /** {@code clock}: a modulator that says the frame of the song in millions, plus its sound. */
  public static DeviceType clock() {
    return new Type(
        "clock",
        DeviceType.Category.MODULATOR,
        List.of(),
        true,
        setup ->
            new Plain() {
              @Override
              public void process(Io io) {
                for (int f = 0; f <= Quantum.FRAMES; f++) {
                  int i = Math.min(f, Quantum.FRAMES - 1) * 2;
                  float heard = io.hasSide ? io.side[io.sideOffset + i] : io.audio[io.offset + i];
                  io.modulation[f] = (io.frame + f) / 1e6f + heard;
                }
              }
            },
        Optional.empty());
  }
}
