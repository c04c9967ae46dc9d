/** What a musician would say about a recording: its tempo and its key, with how sure that is. */
@org.jspecify.annotations.NullMarked
package org.songline.measure.music;
