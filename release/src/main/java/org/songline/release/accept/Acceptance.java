package org.songline.release.accept;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.signing.SigningKey;

/**
 * That somebody accepted a text.
 *
 * @param sha256 of the text, 64 lower-case hexadecimal digits
 * @param key the public key in its X.509 form, in Base64
 * @param signature over hash, party and time, in Base64
 */
public record Acceptance(PartyId party, Instant at, String sha256, String key, String signature) {
  public static final Codec<Acceptance> CODEC = codec();

  /** The bytes that are signed. */
  static byte[] message(PartyId party, Instant at, String sha256) {
    return ("songline acceptance\ntext " + sha256 + "\nparty " + party.text() + "\nat " + at + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the signature is by the key that stands there, and over what stands there. */
  public boolean isSigned() {
    return SigningKey.signs(key, message(party, at, sha256), signature);
  }

  private static Codec<Acceptance> codec() {
    Codec<PartyId> id = Values.TEXT.map(PartyId::new, PartyId::text);
    Codec<Instant> time = Values.TEXT.map(Acceptance::time, Instant::toString);
    var party = Field.of("party", id, Acceptance::party);
    var at = Field.of("at", time, Acceptance::at);
    var sha256 = Field.of("sha256", Values.TEXT, Acceptance::sha256);
    var key = Field.of("key", Values.TEXT, Acceptance::key);
    var signature = Field.of("signature", Values.TEXT, Acceptance::signature);
    return Codec.line(
        Acceptance.class,
        keys ->
            new Acceptance(
                keys.of(party), keys.of(at), keys.of(sha256), keys.of(key), keys.of(signature)),
        party,
        at,
        sha256,
        key,
        signature);
  }

  /** Reads a time in UTC, such as {@code 2026-03-01T10:00:00Z}. */
  public static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no time, which looks like 2026-03-01T10:00:00Z", e);
    }
  }
}
