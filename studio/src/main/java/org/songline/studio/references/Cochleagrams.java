package org.songline.studio.references;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.songline.engine.plan.Port;
import org.songline.engine.render.RenderSink;
import org.songline.mastering.playback.Part;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.CochleagramMeter;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** What leaves the exits of one render as ears take it. */
public final class Cochleagrams {
  private final Map<Port, CochleagramMeter> meters = new LinkedHashMap<>();

  /** A sink for the sound of an exit. */
  public RenderSink sink(Port port, int rate) {
    var meter = new CochleagramMeter(rate, 2);
    meters.put(port, meter);
    return new Sink(meter);
  }

  /** The mix, once it is rendered; it must have been among the exits. */
  public Cochleagram mix() {
    return Objects.requireNonNull(meters.get(new Port.Mix())).finish();
  }

  /** The tracks that sound by themselves, after their faders and in the order of the song. */
  public List<Part> tracks(Song song) {
    List<Part> parts = new ArrayList<>();
    for (Track track : song.tracks()) {
      CochleagramMeter meter = meters.get(new Port.Strip(track.id()));
      boolean sounds =
          switch (track.kind()) {
            case GROUP, FOLDER, MASTER -> false;
            default -> true;
          };
      if (meter != null && sounds) {
        parts.add(new Part(track.name(), meter.finish()));
      }
    }
    return parts;
  }

  private static final class Sink implements RenderSink {
    private final CochleagramMeter meter;
    private float[][] planar = new float[2][0];

    private Sink(CochleagramMeter meter) {
      this.meter = meter;
    }

    @Override
    public void write(float[] stereo, int offset, int frames) {
      if (planar[0].length < frames) {
        planar = new float[2][frames];
      }
      for (int i = 0; i < frames; i++) {
        planar[0][i] = stereo[offset + 2 * i];
        planar[1][i] = stereo[offset + 2 * i + 1];
      }
      meter.accept(planar, frames);
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
