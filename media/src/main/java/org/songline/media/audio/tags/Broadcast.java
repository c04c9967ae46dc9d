package org.songline.media.audio.tags;

/**
 * The broadcast extension of a WAV file (EBU Tech 3285): who made it, and where it belongs on the
 * time line.
 *
 * @param description up to 256 characters
 * @param originator up to 32 characters
 * @param originatorReference up to 32 characters
 * @param date yyyy-mm-dd, or empty
 * @param time hh:mm:ss, or empty
 * @param timeReference frames since midnight at the file's rate
 * @param codingHistory lines of text, or empty
 */
public record Broadcast(
    String description,
    String originator,
    String originatorReference,
    String date,
    String time,
    long timeReference,
    String codingHistory) {}
