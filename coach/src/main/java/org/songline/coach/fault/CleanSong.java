package org.songline.coach.fault;

import org.songline.engine.media.SongFiles;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;

/**
 * A song without faults, or an excerpt of one.
 *
 * @param name short, for tables
 * @param files its recordings
 * @param lead the track that carries the tune
 * @param pad a track of held chords
 * @param bass the lowest part
 */
public record CleanSong(
    String name, Song song, SongFiles files, TrackId lead, TrackId pad, TrackId bass) {}
