package org.songline.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.devices.Processor;
import org.songline.engine.clips.AudioSegment;
import org.songline.engine.media.Sound;
import org.songline.engine.plan.Op;
import org.songline.engine.plan.Plan;

/** Has ready what a machine plays of long recordings and samples. Not on the audio path. */
public final class ReadAhead {
  private final Feed[] feeds;

  private ReadAhead(Feed[] feeds) {
    this.feeds = feeds;
  }

  static ReadAhead of(Plan plan, Rack rack, Score score) {
    List<Feed> feeds = new ArrayList<>(recordings(score));
    for (Op op : plan.ops()) {
      if (op instanceof Op.Device device) {
        Processor processor = rack.unit(device.device(), DeviceUnit.class).processor();
        if (processor.readsAhead()) {
          feeds.add(new Samples(processor));
        }
      }
    }
    return new ReadAhead(feeds.toArray(Feed[]::new));
  }

  private static List<Recording> recordings(Score score) {
    Map<Sound, List<AudioSegment>> uses = new LinkedHashMap<>();
    score.clips().audio().values().stream()
        .flatMap(List::stream)
        .forEach(
            segment ->
                score
                    .sounds()
                    .sound(segment.source())
                    .ifPresent(
                        sound ->
                            uses.computeIfAbsent(sound, key -> new ArrayList<>()).add(segment)));
    return uses.entrySet().stream()
        .filter(use -> use.getKey().paged())
        .map(use -> new Recording(use.getKey(), use.getValue()))
        .toList();
  }

  /**
   * Reads what some stretches of the song need and may let go of all else. One thread at a time.
   *
   * @param stretches pairs of a frame and the frame after the last
   */
  public void read(long... stretches) {
    for (int i = 0; i < feeds.length; i++) {
      feeds[i].begin();
      for (int s = 0; s < stretches.length; s += 2) {
        feeds[i].want(stretches[s], stretches[s + 1]);
      }
      feeds[i].load();
    }
  }

  int count() {
    return feeds.length;
  }

  /** Reads what one stretch needs of one feed. */
  void read(int feed, long from, long to) {
    feeds[feed].begin();
    feeds[feed].want(from, to);
    feeds[feed].load();
  }

  /** What reads ahead of the path: what is wanted since the beginning is ready once loaded. */
  private interface Feed {
    void begin();

    /** Asks for frames of the song. */
    void want(long from, long to);

    void load();
  }

  /** A device that reads for itself. */
  private static final class Samples implements Feed {
    /** A third of a second at 48 kHz: voices that begin have more than half of that in memory. */
    private static final long MOST = 1 << 14;

    private final Processor processor;
    private int frames;

    Samples(Processor processor) {
      this.processor = processor;
    }

    @Override
    public void begin() {
      frames = 0;
    }

    @Override
    public void want(long from, long to) {
      frames = (int) Math.clamp(to - from, frames, MOST);
    }

    @Override
    public void load() {
      processor.readAhead(frames);
    }
  }

  /** One recording and all the places of the song that play it. */
  private static final class Recording implements Feed {
    private final Sound sound;
    private final AudioSegment[] segments;

    Recording(Sound sound, List<AudioSegment> uses) {
      this.sound = sound;
      this.segments = uses.toArray(AudioSegment[]::new);
    }

    @Override
    public void begin() {
      sound.begin();
    }

    @Override
    public void want(long from, long to) {
      for (AudioSegment segment : segments) {
        long at = Math.max(from, segment.start());
        long stop = Math.min(to, segment.end());
        while (at < stop) {
          long run = Math.min(segment.run(at), stop - at);
          long first = segment.position(at);
          long last = segment.position(at + run - 1);
          sound.want(Math.min(first, last), Math.max(first, last) + 1);
          at += run;
        }
      }
    }

    @Override
    public void load() {
      sound.load();
    }
  }
}
