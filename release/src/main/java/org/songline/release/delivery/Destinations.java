package org.songline.release.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Json;
import org.songline.model.json.JsonReader;
import org.songline.model.json.Values;
import org.songline.release.ReleaseProblem;
import org.songline.release.ddex.BatchTree;
import org.songline.release.ddex.ErnVersion;
import org.songline.release.id.Dpid;

/** The destinations that a user knows, from a text file among the user's settings. */
public final class Destinations {
  /** The file's name. */
  public static final String FILE = "destinations.json";

  private static final String FORMAT_KEY = "songline-destinations";
  private static final int FORMAT = 1;
  private static final int MOST_BYTES = 1 << 20;
  private static final int SSH_PORT = 22;

  private static final Codec<List<Destination>> LIST = destination().lines();

  private Destinations() {}

  /**
   * Those of a file; none when it is not there.
   *
   * @throws ReleaseProblem with the line at which the text is wrong
   */
  public static List<Destination> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(file.toString(), "it is too long", "look at it");
    }
    try {
      Json root = JsonReader.read(Files.readString(file, StandardCharsets.UTF_8));
      if (!(root instanceof Json.Obj object) || !object.fields().containsKey(FORMAT_KEY)) {
        throw new BadText(
            1, "it is no list of destinations", "begin it with \"" + FORMAT_KEY + "\"");
      }
      Map<String, Json> fields = new LinkedHashMap<>(object.fields());
      Json format = fields.remove(FORMAT_KEY);
      if (format == null || Values.INT.read(format) != FORMAT) {
        throw new BadText(1, "it is of a newer format", "open it with a newer Songline");
      }
      Json list = fields.get("destinations");
      return list == null ? List.of() : LIST.read(list);
    } catch (BadText bad) {
      throw new ReleaseProblem(file + ": line " + bad.line(), bad.what(), bad.mend(), bad);
    }
  }

  /**
   * The one of a name.
   *
   * @throws ReleaseProblem when there is none
   */
  public static Destination named(Path file, String name) throws IOException {
    List<Destination> all = read(file);
    return all.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseProblem(
                    file.toString(),
                    "there is no destination called \"" + name + "\" in it",
                    all.isEmpty()
                        ? "write one, as the manual on delivery shows"
                        : "use one of "
                            + String.join(", ", all.stream().map(Destination::name).toList())));
  }

  private static Codec<Destination> destination() {
    var name = Field.of("name", Values.TEXT, Destination::name);
    var way = Field.of("way", Values.choice(Destination.Way.class), Destination::way);
    var host = Field.of("host", Values.TEXT, Destination::host).or("");
    var port = Field.of("port", Values.INT, Destination::port).or(SSH_PORT);
    var user = Field.of("user", Values.TEXT, Destination::user).or("");
    var path = Field.of("path", Values.TEXT, Destination::path).or("");
    var bucket = Field.of("bucket", Values.TEXT, Destination::bucket).or("");
    var region = Field.of("region", Values.TEXT, Destination::region).or("us-east-1");
    var secret = Field.of("secret", Values.TEXT, Destination::secret).or("");
    var recipient =
        Field.of("recipient", Values.TEXT.map(Dpid::new, Dpid::text), Destination::recipient);
    var recipientName = Field.of("recipient-name", Values.TEXT, Destination::recipientName).or("");
    var version =
        Field.of("ern", Values.TEXT.map(ErnVersion::of, ErnVersion::text), Destination::version)
            .or(ErnVersion.V43);
    var profile =
        Field.of("profile", Values.choice(BatchTree.Profile.class), Destination::profile)
            .or(BatchTree.Profile.BATCH);
    var completion =
        Field.of("completion", Values.choice(BatchTree.Completion.class), Destination::completion)
            .or(BatchTree.Completion.MANIFEST);
    var priority =
        Field.of("priority", Values.choice(BatchTree.Priority.class), Destination::priority)
            .or(BatchTree.Priority.N);
    var acknowledgements =
        Field.of("acknowledgements", Values.TEXT, Destination::acknowledgements)
            .or("acknowledgements");
    var test = Field.of("test", Values.FLAG, Destination::test).or(false);
    return Codec.block(
        Destination.class,
        keys ->
            new Destination(
                keys.of(name),
                keys.of(way),
                keys.of(host),
                keys.of(port),
                keys.of(user),
                keys.of(path),
                keys.of(bucket),
                keys.of(region),
                keys.of(secret),
                keys.of(recipient),
                keys.of(recipientName),
                keys.of(version),
                keys.of(profile),
                keys.of(completion),
                keys.of(priority),
                keys.of(acknowledgements),
                keys.of(test)),
        name,
        way,
        host,
        port,
        user,
        path,
        bucket,
        region,
        secret,
        recipient,
        recipientName,
        version,
        profile,
        completion,
        priority,
        acknowledgements,
        test);
  }
}
