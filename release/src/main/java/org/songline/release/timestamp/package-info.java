/**
 * Time stamps by a third party (RFC 3161) over the journal of evidence: made offline, sent when
 * there is a line, verified against a certificate that the user names. Start with {@link
 * org.songline.release.timestamp.TimeStamps}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.timestamp;
