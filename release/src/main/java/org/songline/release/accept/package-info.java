/**
 * Acceptance of texts: a person signs the SHA-256 of a text with a key of their own (Ed25519, RFC
 * 8032), so that a change of the text, of the name or of the time is found. {@link
 * org.songline.release.accept.PersonKeys} keeps the keys, {@link
 * org.songline.release.accept.Acceptance} is what was signed.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.accept;
