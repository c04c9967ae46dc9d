package org.songline.media.vorbis;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.songline.media.MediaProblem;

/**
 * A Vorbis I stream in Ogg, read from its start as frames, exactly as many as it tells. The samples
 * are the same on every machine. For one thread at a time.
 */
public final class VorbisStream {
  private final String file;
  private final String place;
  private final OggPackets packets;
  private final VorbisSetup setup;
  private final byte[] comments;
  private final BlockDecoder decoder;

  /** Packets of the first page with sound, read ahead to learn where the sound starts. */
  private final Queue<byte[]> ahead = new ArrayDeque<>();

  private boolean started;
  private boolean ended;

  /** Frames still to be dropped at the start. */
  private long drop;

  private long end = Long.MAX_VALUE;
  private long given;

  /** Of the block that is being handed out: the next frame, and behind the last. */
  private int at;

  private int count;

  /** Setups of streams that were opened; streams of one encoder and quality have the same. */
  public static final class Setups {
    private static final int MOST = 64;

    private final ConcurrentHashMap<java.nio.ByteBuffer, VorbisSetup> known =
        new ConcurrentHashMap<>();

    private VorbisSetup setup(VorbisSetup.Identity identity, byte[] header, BitReader in)
        throws VorbisDamage {
      byte[] all = Arrays.copyOf(header, header.length + 16);
      java.nio.ByteBuffer key = java.nio.ByteBuffer.wrap(all);
      key.putInt(header.length, identity.channels()).putInt(header.length + 4, identity.rate());
      key.putInt(header.length + 8, identity.shortBlock());
      key.putInt(header.length + 12, identity.longBlock());
      VorbisSetup found = known.get(key);
      if (found == null) {
        found = new VorbisSetup(identity, in);
        if (known.size() < MOST) {
          known.put(key, found);
        }
      }
      return found;
    }
  }

  private VorbisStream(String file, String place, InputStream in, Setups setups)
      throws IOException {
    this.file = file;
    this.place = place;
    packets = new OggPackets(in);
    var bits = new BitReader();
    header(bits);
    var identity = VorbisSetup.Identity.read(bits);
    header(bits);
    VorbisSetup.header(bits, 3);
    comments = Arrays.copyOfRange(packets.data(), 7, Math.max(7, packets.length()));
    header(bits);
    setup = setups.setup(identity, Arrays.copyOf(packets.data(), packets.length()), bits);
    decoder = new BlockDecoder(setup);
  }

  private void header(BitReader bits) throws IOException {
    VorbisDamage.unless(packets.next(), "lacks one of its three headers");
    bits.start(packets.data(), packets.length());
  }

  /**
   * Opens a stream.
   *
   * @param file the file as its user knows it
   * @param place where in the file, may be empty
   * @param in is read in pieces of at least a page, and not closed
   * @throws MediaProblem when it is no Vorbis stream or damaged
   */
  public static VorbisStream open(String file, String place, InputStream in, Setups setups)
      throws IOException {
    try {
      return new VorbisStream(file, place, in, setups);
    } catch (VorbisDamage damage) {
      throw problem(file, place, damage);
    }
  }

  private static MediaProblem problem(String file, String place, VorbisDamage damage) {
    return new MediaProblem(
        file, place, "its Vorbis sound " + damage.getMessage(), "get an undamaged copy");
  }

  /** 1 to 32. */
  public int channels() {
    return setup.channels();
  }

  /** Frames a second. */
  public int rate() {
    return setup.identity().rate();
  }

  /** The comment header behind its name (section 5). */
  public byte[] comments() {
    return comments.clone();
  }

  /**
   * Reads the next frames, interleaved.
   *
   * @return how many: fewer than wanted only at the end, 0 after it
   * @throws MediaProblem when the stream is damaged
   */
  public int read(float[] interleaved, int offset, int frames) throws IOException {
    int channels = setup.channels();
    int done = 0;
    while (done < frames) {
      if (at == count && !block()) {
        break;
      }
      int now = Math.min(count - at, frames - done);
      for (int c = 0; c < channels; c++) {
        float[] channel = decoder.sound()[c];
        for (int i = 0, j = offset + done * channels + c; i < now; i++, j += channels) {
          interleaved[j] = channel[at + i];
        }
      }
      at += now;
      done += now;
    }
    return done;
  }

  /** Decodes until there is a frame to hand out; false at the end. */
  private boolean block() throws IOException {
    try {
      if (!started) {
        started = true;
        start();
      }
      while (!ended) {
        int frames = decodeNext();
        at = (int) Math.min(drop, frames);
        drop -= at;
        count = at + (int) Math.min(frames - at, end - given);
        given += count - at;
        ended |= given == end;
        if (count > at) {
          return true;
        }
      }
      return false;
    } catch (VorbisDamage damage) {
      throw problem(file, place, damage);
    }
  }

  private int decodeNext() throws IOException {
    byte[] early = ahead.poll();
    if (early != null) {
      return decoder.decode(early, early.length - OggPackets.SPARE);
    }
    if (!packets.next()) {
      ended = true;
      return 0;
    }
    if (packets.end() >= 0) {
      end = Math.max(given, packets.end());
    }
    return decoder.decode(packets.data(), packets.length());
  }

  /**
   * Where the first page with sound tells fewer frames than it holds, the sound starts that much
   * later; unless it is also the last, then it ends earlier.
   */
  private void start() throws IOException {
    var bits = new BitReader();
    long holds = 0;
    int before = 0;
    while (packets.next()) {
      ahead.add(Arrays.copyOf(packets.data(), packets.length() + OggPackets.SPARE));
      bits.start(packets.data(), packets.length());
      int size = packets.length() == 0 ? 0 : setup.blockOf(bits);
      if (size > 0) {
        holds += before == 0 ? 0 : before / 4 + size / 4;
        before = size;
      }
      if (packets.granule() >= 0) {
        if (packets.end() >= 0) {
          end = packets.end();
        } else {
          drop = Math.max(0, holds - packets.granule());
        }
        return;
      }
      VorbisDamage.unless(ahead.size() < 1000, "does not tell its length");
    }
  }
}
