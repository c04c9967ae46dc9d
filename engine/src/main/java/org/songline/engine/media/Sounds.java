package org.songline.engine.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.songline.dsp.resample.Resampler;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Id.SourceId;

/**
 * The recordings of a song at one rate. Short ones, and all that must be decoded or resampled, are
 * brought to stereo at that rate once: in memory while {@link #MEMORY} lasts, else in temporary
 * files. Long plain files at the right rate play from where they are. A recording that is missing
 * or damaged is silence and a line in {@link #problems}.
 */
public final class Sounds implements AutoCloseable {
  /** Bytes of sound that are held in memory in all. */
  public static final long MEMORY = 256L << 20;

  /** Bytes up to which a plain file at the right rate is held rather than paged. */
  private static final long SHORT = 8L << 20;

  private static final int BLOCK = 4096;
  private static final int FRAME_BYTES = 2 * Float.BYTES;

  private final int rate;
  private final boolean standIns;
  private final Map<SourceId, Sound> sounds = new HashMap<>();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final List<StereoFile> open = new ArrayList<>();
  private long memory = MEMORY;

  /** No recordings yet. */
  public Sounds(int rate) {
    this(rate, false);
  }

  private Sounds(int rate, boolean standIns) {
    this.rate = rate;
    this.standIns = standIns;
  }

  /** In place of every recording some noise, for where it matters only that there is sound. */
  public static Sounds standIns(int rate) {
    return new Sounds(rate, true);
  }

  /**
   * Has recordings ready; those that are there already stay.
   *
   * @return false when {@code progress} asked to stop
   */
  public boolean open(Collection<AudioSource> sources, SongFiles files, Progress progress) {
    long done = 0;
    for (AudioSource source : sources) {
      if (!progress.at(done++, sources.size())) {
        return false;
      }
      if (!sounds.containsKey(source.id())) {
        open(source, files);
      }
    }
    return true;
  }

  private void open(AudioSource source, SongFiles files) {
    if (standIns) {
      sounds.put(source.id(), new StandIn());
      return;
    }
    Path file = files.source(source).orElse(null);
    if (file == null) {
      problems.add(
          SongFiles.told(source) + " (" + source.name() + "): missing; it plays as silence");
      return;
    }
    try {
      sounds.put(source.id(), load(source, file));
    } catch (IOException e) {
      problems.add(e.getMessage() + "; " + source.name() + " plays as silence");
    }
  }

  private Sound load(AudioSource source, Path file) throws IOException {
    AudioReader reader = AudioFiles.open(file);
    boolean kept = false;
    try {
      long frames = reader.format().frames();
      if (reader.format().rate() == rate
          && reader.seekable()
          && frames * FRAME_BYTES > SHORT
          && frames / BLOCK < Integer.MAX_VALUE) {
        kept = true;
        return paged(new ReaderFile(reader), source);
      }
      return conformed(reader, source);
    } finally {
      if (!kept) {
        reader.close();
      }
    }
  }

  private Sound paged(StereoFile file, AudioSource source) {
    open.add(file);
    return new PagedSound(
        file, e -> problems.add(e.getMessage() + "; " + source.name() + " goes on as silence"));
  }

  /** Decodes and resamples a whole recording. */
  private Sound conformed(AudioReader reader, AudioSource source) throws IOException {
    int from = reader.format().rate();
    Resampler resampler;
    try {
      resampler = Resampler.of(2, from, rate);
    } catch (IllegalArgumentException e) {
      throw new IOException(source.name() + ": its rate of " + from + " Hz is out of reach", e);
    }
    Gathered gathered = new Gathered();
    Stereo stereo = new Stereo(reader.format().channels(), BLOCK);
    float[] in = new float[BLOCK * 2];
    if (from == rate) {
      for (int n = stereo.read(reader, in, 0, BLOCK);
          n > 0;
          n = stereo.read(reader, in, 0, BLOCK)) {
        gathered.add(in, n);
      }
    } else {
      float[] out = new float[2 * Math.max(resampler.maxOutput(BLOCK), resampler.maxFinish())];
      for (int n = stereo.read(reader, in, 0, BLOCK);
          n > 0;
          n = stereo.read(reader, in, 0, BLOCK)) {
        gathered.add(out, resampler.process(in, 0, n, out, 0));
      }
      gathered.add(out, resampler.finish(out, 0));
    }
    return gathered.sound(source);
  }

  /** Frames that arrive in order, in memory first, in a file when there are too many. */
  private final class Gathered {
    private float[] stereo = new float[BLOCK * 2];
    private int frames;
    private @org.jspecify.annotations.Nullable SpillFile spill;

    void add(float[] more, int count) throws IOException {
      if (spill == null && (frames + (long) count) * FRAME_BYTES > memory) {
        spill = new SpillFile();
        open.add(spill);
        spill.append(stereo, frames);
        stereo = new float[0];
      }
      if (spill != null) {
        spill.append(more, count);
        return;
      }
      int needed = (frames + count) * 2;
      if (needed > stereo.length) {
        stereo = Arrays.copyOf(stereo, Math.max(needed, stereo.length + stereo.length / 2));
      }
      System.arraycopy(more, 0, stereo, frames * 2, count * 2);
      frames += count;
    }

    Sound sound(AudioSource source) {
      if (spill != null) {
        return new PagedSound(
            spill,
            e -> problems.add(e.getMessage() + "; " + source.name() + " goes on as silence"));
      }
      memory -= (long) frames * FRAME_BYTES;
      return new HeldSound(Arrays.copyOf(stereo, frames * 2), frames);
    }
  }

  /** A recording; empty when it is missing, and then silence. */
  public Optional<Sound> sound(SourceId id) {
    return Optional.ofNullable(sounds.get(id));
  }

  /** What is missing or damaged, a line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void close() {
    for (StereoFile file : open) {
      try {
        file.close();
      } catch (IOException e) {
        problems.add(e.getMessage());
      }
    }
    open.clear();
    sounds.clear();
  }
}
