package org.songline.release.ddex;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.songline.release.ReleaseProblem;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A folder with the standard's schemas, which its user got from DDEX: they are no part of this
 * program. Messages are held against them with what the JDK has; nothing is fetched.
 */
public final class SchemaFolder {
  /** The environment variable that names it. */
  public static final String VARIABLE = "SONGLINE_DDEX_SCHEMAS";

  private static final int DEPTH = 4;
  private static final long MOST_BYTES = 32L << 20;
  private static final int HEAD = 4096;
  private static final int MOST_FAULTS = 100;

  private final Map<ErnVersion, Path> files;
  private final Map<ErnVersion, Schema> schemas = new EnumMap<>(ErnVersion.class);

  private SchemaFolder(Map<ErnVersion, Path> files) {
    this.files = files;
  }

  /**
   * Looks for schemas of messages in a folder and those below.
   *
   * @throws ReleaseProblem when there is none
   */
  public static SchemaFolder of(Path folder) throws IOException {
    Map<ErnVersion, Path> found = new EnumMap<>(ErnVersion.class);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder, DEPTH)) {
        for (Path file : all.filter(one -> one.toString().endsWith(".xsd")).sorted().toList()) {
          version(file).ifPresent(version -> found.putIfAbsent(version, file));
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    if (found.isEmpty()) {
      throw new ReleaseProblem(
          folder.toString(),
          "there is no schema of ERN 4.3 or 4.3.2 in it",
          "put release-notification.xsd and allowed-value-sets.xsd of DDEX there");
    }
    return new SchemaFolder(found);
  }

  /** The folder that the environment names, when it does. */
  public static Optional<SchemaFolder> ofEnvironment() throws IOException {
    String named = System.getenv(VARIABLE);
    return named == null || named.isBlank() ? Optional.empty() : Optional.of(of(Path.of(named)));
  }

  private static Optional<ErnVersion> version(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      return Optional.empty();
    }
    String head;
    try (var in = Files.newInputStream(file)) {
      head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
    }
    for (ErnVersion version : ErnVersion.values()) {
      if (head.contains("targetNamespace=\"" + version.namespace() + "\"")) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** Whether a schema of that version is there. */
  public boolean has(ErnVersion version) {
    return files.containsKey(version);
  }

  /**
   * What the schema says against a message, with lines; empty when it is valid.
   *
   * @throws ReleaseProblem when the schema itself cannot be used
   */
  public List<String> faults(ErnVersion version, byte[] message) {
    List<String> faults = new ArrayList<>();
    try {
      Validator validator = schema(version).newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(new Collecting(faults));
      validator.validate(new StreamSource(new ByteArrayInputStream(message)));
    } catch (SAXException | IOException e) {
      if (faults.isEmpty()) {
        faults.add(String.valueOf(e.getMessage()).replace('\n', ' '));
      }
    }
    return faults;
  }

  private synchronized Schema schema(ErnVersion version) {
    Schema known = schemas.get(version);
    if (known != null) {
      return known;
    }
    Path file = files.get(version);
    if (file == null) {
      throw new ReleaseProblem(
          "ERN " + version.text(), "the folder has no schema of it", "get it from DDEX");
    }
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
      // The standard's lists are longer than the JDK allows by itself.
      factory.setProperty("jdk.xml.maxOccurLimit", "0");
      Schema schema = factory.newSchema(file.toFile());
      schemas.put(version, schema);
      return schema;
    } catch (SAXException e) {
      throw new ReleaseProblem(
          file.toString(), "it cannot be used as a schema", "get it and its neighbours anew", e);
    }
  }

  private record Collecting(List<String> faults) implements ErrorHandler {
    @Override
    public void warning(SAXParseException warning) {
      // A warning does not make a message invalid.
    }

    @Override
    public void error(SAXParseException error) {
      add(error);
    }

    @Override
    public void fatalError(SAXParseException error) throws SAXException {
      add(error);
      throw error;
    }

    private void add(SAXParseException error) {
      if (faults.size() < MOST_FAULTS) {
        faults.add(
            "line "
                + error.getLineNumber()
                + ": "
                + String.valueOf(error.getMessage()).replace('\n', ' '));
      }
    }
  }
}
