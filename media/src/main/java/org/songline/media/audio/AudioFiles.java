package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.songline.media.AtomicFile;
import org.songline.media.MediaProblem;
import org.songline.media.audio.tags.Tags;

/** Opens and creates sound files. */
public final class AudioFiles {
  private static final int HEAD = 64;
  private static final int CHUNK_SAMPLES = 1 << 16;

  private AudioFiles() {}

  /**
   * Opens a sound file, recognised by its content, whatever its name ends in.
   *
   * @throws MediaProblem when it is missing, is no sound file, or is damaged beyond reading
   */
  public static AudioReader open(Path file) throws IOException {
    FileSource source = FileSource.open(file);
    boolean opened = false;
    try {
      AudioReader reader = recognise(source);
      opened = true;
      return reader;
    } catch (MediaProblem e) {
      throw e;
    } catch (IOException e) {
      throw source.problem("", "cannot be read (" + e.getMessage() + ")", "check the disk");
    } finally {
      if (!opened) {
        source.close();
      }
    }
  }

  private static AudioReader recognise(FileSource source) throws IOException {
    if (source.size() == 0) {
      throw source.problem("", "is empty", "export it again");
    }
    ByteBuffer head = source.bytes(0, HEAD);
    if (WavParser.recognises(head)) {
      Optional<AudioReader> wav = WavParser.open(source);
      if (wav.isPresent()) {
        return wav.get();
      }
      return new CodecReader(source, new CodecProbe.Kind("wav", Container.WAV));
    }
    if (AiffParser.recognises(head)) {
      return AiffParser.open(source);
    }
    long flac = FlacInfo.signature(source, head);
    if (flac >= 0) {
      return new FlacReader(source, flac);
    }
    if (VorbisReader.recognises(head)) {
      return vorbis(source);
    }
    Optional<CodecProbe.Kind> kind = CodecProbe.recognise(head);
    if (kind.isPresent()) {
      return new CodecReader(source, kind.get());
    }
    throw source.problem(
        "",
        "is not a sound file that can be read",
        "use WAV, AIFF, FLAC, MP3, Ogg, Opus, M4A or AAC");
  }

  /** What our decoder does not open, such as streams from before 2001, the codec program may. */
  private static AudioReader vorbis(FileSource source) throws IOException {
    try {
      return new VorbisReader(source);
    } catch (MediaProblem problem) {
      try {
        return new CodecReader(source, new CodecProbe.Kind("ogg", Container.OGG));
      } catch (MediaProblem alsoNot) {
        throw problem;
      }
    }
  }

  /**
   * Reads a whole file into memory.
   *
   * @param maxSamples most samples (frames times channels) to accept
   * @throws MediaProblem when it is longer or damaged
   */
  public static AudioData readAll(Path file, long maxSamples) throws IOException {
    try (AudioReader reader = open(file)) {
      AudioFormat format = reader.format();
      int channels = format.channels();
      long limit = Math.min(maxSamples / channels, Integer.MAX_VALUE - 16);
      if (format.frames() > limit) {
        throw tooLong(file, format, limit);
      }
      boolean counted =
          format.frames() >= 0
              && (format.container() == Container.WAV || format.container() == Container.AIFF);
      int room =
          counted
              ? (int) format.frames()
              : (int) Math.min(Math.max(format.frames(), 1 << 16), 1 << 20);
      float[][] data = new float[channels][room];
      int block = Math.max(1, CHUNK_SAMPLES / channels);
      float[] interleaved = new float[block * channels];
      int total = 0;
      while (true) {
        int n = reader.read(interleaved, 0, block);
        if (n == 0) {
          break;
        }
        if (n > limit - total) {
          throw tooLong(file, format, limit);
        }
        if (total + n > room) {
          room = (int) Math.min(limit, Math.max(total + n, room * 2L));
          for (int c = 0; c < channels; c++) {
            data[c] = Arrays.copyOf(data[c], room);
          }
        }
        for (int c = 0; c < channels; c++) {
          float[] channel = data[c];
          for (int i = 0, j = c; i < n; i++, j += channels) {
            channel[total + i] = interleaved[j];
          }
        }
        total += n;
      }
      for (int c = 0; c < channels; c++) {
        if (data[c].length != total) {
          data[c] = Arrays.copyOf(data[c], total);
        }
      }
      AudioFormat read =
          new AudioFormat(
              format.rate(), channels, total, format.encoding(), format.bits(), format.container());
      return new AudioData(read, reader.metadata(), data);
    }
  }

  private static MediaProblem tooLong(Path file, AudioFormat format, long limit) {
    return new MediaProblem(
        file.toString(),
        "",
        "is longer than the " + limit / format.rate() + " seconds that fit here",
        "cut it into shorter files");
  }

  /** Whether files of a kind can be written here: lossy ones need the codec pack. */
  public static boolean canWrite(Container container) {
    return switch (container) {
      case WAV, FLAC -> true;
      case MP3, OPUS, M4A -> {
        try {
          CodecPack.find("");
          yield true;
        } catch (MediaProblem absent) {
          yield false;
        }
      }
      case AIFF, OGG, AAC -> false;
    };
  }

  /** Starts a file with tags. */
  public static AudioWriter create(Path file, WriteFormat format, Tags tags) throws IOException {
    return create(file, format, AudioMetadata.of(tags));
  }

  /**
   * Starts a file. Of the metadata, WAV keeps texts, broadcast extension and iXML; the other kinds
   * keep texts and cover.
   *
   * @throws MediaProblem when the place cannot be written
   * @throws IllegalArgumentException when the kind of file cannot hold the format
   */
  public static AudioWriter create(Path file, WriteFormat format, AudioMetadata metadata)
      throws IOException {
    check(format);
    AtomicFile target = AtomicFile.create(file);
    boolean started = false;
    try {
      AudioWriter writer =
          switch (format.container()) {
            case WAV -> new WavWriter(target, format, metadata);
            case FLAC -> new FlacWriter(target, format, metadata.tags());
            case MP3, OPUS, M4A -> new CodecWriter(file, target, format, metadata.tags());
            default -> throw new IllegalArgumentException("cannot write " + format.container());
          };
      started = true;
      return writer;
    } finally {
      if (!started) {
        target.close();
      }
    }
  }

  private static void check(WriteFormat format) {
    boolean fits =
        switch (format.container()) {
          case WAV ->
              format.coding() instanceof WriteFormat.Pcm
                  || format.coding() instanceof WriteFormat.Float32;
          case FLAC ->
              format.channels() <= 8
                  && format.rate() <= 1_048_575
                  && format.coding() instanceof WriteFormat.Pcm(int bits)
                  && bits <= 24;
          case MP3, OPUS, M4A ->
              format.channels() <= 2
                  && (format.coding() instanceof WriteFormat.Bitrate
                      || (format.container() == Container.MP3
                          && format.coding() instanceof WriteFormat.Quality));
          default -> false;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          format.container()
              + " cannot hold "
              + format.channels()
              + " channels as "
              + format.coding()
              + " at "
              + format.rate()
              + " Hz");
    }
  }
}
