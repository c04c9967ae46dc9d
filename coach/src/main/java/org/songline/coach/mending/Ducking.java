package org.songline.coach.mending;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.model.edit.Edit;
import org.songline.model.song.Device;
import org.songline.model.song.Device.SideChain;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;

/** Turns one track down while another sounds. */
public final class Ducking {
  private static final String COMPRESSOR = "compressor";

  /** How far under its peak the key still holds the other down: its tail too wants the room. */
  private static final double TAIL = 24;

  private Ducking() {}

  /**
   * Puts a compressor at the end of the chain of {@code ducked} that listens to {@code key} after
   * its fader.
   *
   * @param keyPeak the peak level of the key in dBFS
   * @param by decibels by which the other is turned down while the key is heard
   */
  public static List<Edit> duck(Song song, TrackId ducked, TrackId key, double keyPeak, double by) {
    var settings = new TreeMap<String, Double>();
    settings.put("threshold", Math.clamp(keyPeak - TAIL, -60, 0));
    settings.put("ratio", 20.0);
    settings.put("attack", 2.0);
    settings.put("release", 120.0);
    settings.put("range", by);
    Device device =
        Device.of(Chain.freeId(song, COMPRESSOR), COMPRESSOR)
            .withParameters(settings)
            .withSideChain(Optional.of(new SideChain(key, false)));
    return Chain.insert(song, ducked, song.track(ducked).orElseThrow().devices().size(), device);
  }
}
