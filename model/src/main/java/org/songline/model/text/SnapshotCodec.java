package org.songline.model.text;

import static org.songline.model.json.Values.DECIBELS;
import static org.songline.model.json.Values.FLAG;
import static org.songline.model.json.Values.NUMBER;
import static org.songline.model.json.Values.TEXT;
import static org.songline.model.text.TrackCodec.TRACK_ID;

import java.util.List;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.song.Id.SnapshotId;
import org.songline.model.song.Snapshot;
import org.songline.model.song.Snapshot.SendMix;
import org.songline.model.song.Snapshot.TrackMix;

/** How snapshots of the mixer are written. */
final class SnapshotCodec {
  private SnapshotCodec() {}

  static Codec<Snapshot> snapshot() {
    var id = Field.of("id", Basics.id(SnapshotId.class, SnapshotId::new), Snapshot::id);
    var name = Field.of("name", TEXT, Snapshot::name);
    var tracks = Field.of("tracks", track().lines(), Snapshot::tracks).or(List.of());
    return Codec.block(
        Snapshot.class, k -> new Snapshot(k.of(id), k.of(name), k.of(tracks)), id, name, tracks);
  }

  private static Codec<TrackMix> track() {
    var track = Field.of("track", TRACK_ID, TrackMix::track);
    var fader = Field.of("fader", DECIBELS, TrackMix::fader).or(0.0);
    var pan = Field.of("pan", NUMBER, TrackMix::pan).or(0.0);
    var muted = Field.of("muted", FLAG, TrackMix::muted).or(false);
    var sends = Field.of("sends", send().inline(), TrackMix::sends).or(List.of());
    return Codec.line(
        TrackMix.class,
        k -> new TrackMix(k.of(track), k.of(fader), k.of(pan), k.of(muted), k.of(sends)),
        track,
        fader,
        pan,
        muted,
        sends);
  }

  private static Codec<SendMix> send() {
    var to = Field.of("to", TRACK_ID, SendMix::to);
    var level = Field.of("level", DECIBELS, SendMix::level);
    var pan = Field.of("pan", NUMBER, SendMix::pan).or(0.0);
    var enabled = Field.of("enabled", FLAG, SendMix::enabled).or(true);
    return Codec.line(
        SendMix.class,
        k -> new SendMix(k.of(to), k.of(level), k.of(pan), k.of(enabled)),
        to,
        level,
        pan,
        enabled);
  }
}
