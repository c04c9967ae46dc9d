package org.songline.bench.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.live.Session;
import org.songline.model.song.Device;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Kind;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;

/**
 * Plays each example song twice side by side, edits every other track of one of them at random, and
 * compares the strips of all tracks that no edit reaches: {@code Edited EDITS [SONG...]}.
 */
public final class Edited {
  private static final int BLOCK = 256;
  private static final int BLOCKS_AN_EDIT = 8;
  private static final long SEED = 1;

  private Edited() {}

  public static void main(String[] arguments) throws IOException {
    int edits = Integer.parseInt(arguments[0]);
    List<String> wanted = Arrays.asList(arguments).subList(1, arguments.length);
    System.out.printf(
        "%-16s %6s %8s %8s %8s %8s %10s %10s%n",
        "song", "edits", "refused", "tracks", "samples", "differ", "publish ms", "most ms");
    boolean same = true;
    for (Path folder : Examples.songs()) {
      if (wanted.isEmpty() || wanted.contains(folder.getFileName().toString())) {
        same &= song(folder, edits);
      }
    }
    System.exit(same ? 0 : 1);
  }

  private static boolean song(Path folder, int edits) throws IOException {
    Song song = SongFolder.read(folder);
    Set<TrackId> editable = editable(song);
    List<TrackId> untouched = untouched(song, editable);
    RandomEdits random = new RandomEdits(song, List.copyOf(editable), new Random(SEED));
    long[] nanos = new long[edits];
    long samples = 0;
    long differ = 0;
    int refused = 0;
    try (Session still = session(folder, song);
        Session edited = session(folder, song)) {
      float[] block = new float[2 * BLOCK];
      for (int edit = 0; edit < edits; edit++) {
        Song before = random.song();
        long start = System.nanoTime();
        edited.publish(random.next());
        nanos[edit] = System.nanoTime() - start;
        if (edited.latency() != still.latency()) {
          // It would move every track by the new latency; before a block was made it never sounds.
          random.back(before);
          edited.publish(before);
          refused++;
        }
        for (int b = 0; b < BLOCKS_AN_EDIT; b++) {
          run(still, block);
          run(edited, block);
          for (TrackId track : untouched) {
            differ += differ(still.strip(track), edited.strip(track));
            samples += 2 * BLOCK;
          }
        }
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%-16s %6d %8d %8d %8d %8d %10.1f %10.1f%n",
        folder.getFileName(),
        edits,
        refused,
        untouched.size(),
        samples,
        differ,
        nanos[edits / 2] * 1e-6,
        nanos[edits - 1] * 1e-6);
    return differ == 0 && samples > 0;
  }

  private static Session session(Path folder, Song song) {
    Session session =
        new Session(BuiltIn.catalogue(), Library.files(folder), song.rate(), BLOCK, 1);
    session.publish(song);
    session.play();
    return session;
  }

  private static void run(Session session, float[] block) {
    session.readAhead();
    session.run(block, BLOCK / 64);
  }

  private static long differ(float @Nullable [] a, float @Nullable [] b) {
    if (a == null || b == null) {
      return 2 * BLOCK;
    }
    long differ = 0;
    for (int i = 0; i < 2 * BLOCK; i++) {
      if (Float.floatToRawIntBits(a[i]) != Float.floatToRawIntBits(b[i])) {
        differ++;
      }
    }
    return differ;
  }

  /** Every other track that plays. */
  private static Set<TrackId> editable(Song song) {
    Set<TrackId> editable = new HashSet<>();
    int count = 0;
    for (Track track : song.tracks()) {
      if (plays(track) && count++ % 2 == 0) {
        editable.add(track.id());
      }
    }
    return editable;
  }

  private static boolean plays(Track track) {
    return track.kind() == Kind.AUDIO || track.kind() == Kind.INSTRUMENT;
  }

  /** Tracks that play and hear none of the edited ones. */
  private static List<TrackId> untouched(Song song, Set<TrackId> editable) {
    List<TrackId> untouched = new ArrayList<>();
    for (Track track : song.tracks()) {
      boolean keyed = track.devices().stream().map(Device::sideChain).anyMatch(s -> s.isPresent());
      if (plays(track) && !editable.contains(track.id()) && !keyed) {
        untouched.add(track.id());
      }
    }
    return untouched;
  }
}
