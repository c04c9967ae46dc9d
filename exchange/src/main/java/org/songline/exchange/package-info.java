/**
 * Songs in and out: MIDI files, recordings, stems. Each importer turns a file into a transaction of
 * edits and tells what it could not bring along; each exporter tells what it had to leave out.
 */
@org.jspecify.annotations.NullMarked
package org.songline.exchange;
