package org.songline.engine.plan;

import java.util.Optional;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;

/** A place where sound leaves the plan. */
public sealed interface Port {
  /** A readable name, also fit for a file: {@code mix}, {@code stem-drums}. */
  String name();

  /** The master after its chain, fader and pan. */
  record Mix() implements Port {
    @Override
    public String name() {
      return "mix";
    }
  }

  /** What enters the master, before its chain: the exact sum of all {@link Stem}s. */
  record Premaster() implements Port {
    @Override
    public String name() {
      return "premaster";
    }
  }

  /** What one track, group or return that outputs to the master adds to it. */
  record Stem(TrackId track) implements Port {
    @Override
    public String name() {
      return "stem-" + track.text();
    }
  }

  /** One strip after its fader, mute and pan, wherever it outputs to. */
  record Strip(TrackId track) implements Port {
    @Override
    public String name() {
      return "track-" + track.text();
    }
  }

  /** One strip after its devices and before its fader, mute and pan. */
  record Prefader(TrackId track) implements Port {
    @Override
    public String name() {
      return "prefader-" + track.text();
    }
  }

  /**
   * Sound within a chain, before the fader.
   *
   * @param device what it leaves; empty for what enters the chain
   */
  record Tap(TrackId track, Optional<DeviceId> device) implements Port {
    @Override
    public String name() {
      return "tap-" + track.text() + "-" + device.map(DeviceId::text).orElse("in");
    }
  }

  /** A numbered stereo output of its own, past the master. */
  record Direct(int number) implements Port {
    @Override
    public String name() {
      return "output-" + number;
    }
  }
}
