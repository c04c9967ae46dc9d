package org.songline.release.delivery;

import org.songline.release.ddex.BatchTree;
import org.songline.release.ddex.ErnVersion;
import org.songline.release.id.Dpid;

/**
 * A service to which releases go, or a folder from which somebody takes them. No secret is in it:
 * those are in files of their own or asked for.
 *
 * @param name by which it is called, of lower-case letters, digits and hyphens
 * @param host of an SFTP server; the address of S3-compatible storage, with https; empty for a
 *     folder
 * @param port of an SFTP server, usually 22
 * @param user of an SFTP server
 * @param path of the folder for deliveries; in storage what keys begin with, may be empty
 * @param bucket of storage
 * @param region of storage
 * @param secret a file with the private key, the password, or the two keys of storage; empty to be
 *     asked
 * @param acknowledgements the folder of answers, beside {@code path}; empty without one
 * @param test whether messages are marked as tests
 */
public record Destination(
    String name,
    Way way,
    String host,
    int port,
    String user,
    String path,
    String bucket,
    String region,
    String secret,
    Dpid recipient,
    String recipientName,
    ErnVersion version,
    BatchTree.Profile profile,
    BatchTree.Completion completion,
    BatchTree.Priority priority,
    String acknowledgements,
    boolean test) {
  /** How files get there. */
  public enum Way {
    FOLDER,
    SFTP,
    S3
  }

  public Destination {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*") || name.length() > 40) {
      throw new IllegalArgumentException(
          "a destination's name is of lower-case letters, digits and single hyphens");
    }
    if (way != Way.FOLDER && host.isBlank()) {
      throw new IllegalArgumentException("the destination \"" + name + "\" needs a host");
    }
    if (way == Way.S3
        && (bucket.isBlank()
            || !host.matches("https://.+|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?/?"))) {
      throw new IllegalArgumentException(
          "the storage \"" + name + "\" needs a bucket and an address with https");
    }
    if ((way == Way.FOLDER && path.isBlank()) || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "the destination \"" + name + "\" needs a path, and a port of 1 to 65535");
    }
  }
}
