package org.limpide.journal.verify;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.note.MalformedNoteException;
import org.limpide.journal.note.SignedNote;
import org.limpide.journal.note.TlogProof;
import org.limpide.journal.note.VerifierKey;

/**
 * Checks proofs and exports of one log. Needs the log's public key from somewhere else than the
 * thing it checks; signatures of keys it does not know are faults, so that no byte goes unread.
 *
 * <p>A log that was rewritten whole and signed anew by its own operator looks good to this check
 * unless it is given an older checkpoint that somebody else kept: that is what witnesses and
 * timestamps are for.
 */
public final class JournalVerifier {
  private final VerifierKey log;
  private final List<VerifierKey> witnesses;

  /** Trusts this log's key alone. */
  public JournalVerifier(VerifierKey log) {
    this(log, List.of());
  }

  /** Trusts this log's key, and these witnesses to have signed beside it. */
  public JournalVerifier(VerifierKey log, List<VerifierKey> witnesses) {
    this.log = log;
    this.witnesses = List.copyOf(witnesses);
  }

  /** Whether this entry stood in the log. */
  public Verdict proof(String text, byte[] entry) {
    Faults faults = new Faults();
    TlogProof proof;
    try {
      proof = TlogProof.parse(text);
    } catch (MalformedNoteException e) {
      faults.add("proof", "is not a proof: " + e.getMessage());
      return faults.verdict(Optional.empty());
    }
    signatures(proof.checkpoint(), faults);
    if (!proof.leadsFrom(entry)) {
      faults.add("proof", "does not lead from this entry to the signed root");
    }
    return faults.verdict(Optional.of(proof.checkpoint()));
  }

  /** Whether a folder or zip file is the whole log, as it was signed. */
  public Verdict export(Path path) throws IOException {
    return export(path, Optional.empty());
  }

  /**
   * Whether a folder or zip file is the whole log as it was signed, and goes on from an older
   * checkpoint of it.
   *
   * @throws IOException when it cannot be read, which says nothing about what is in it
   */
  public Verdict export(Path path, Optional<Checkpoint> older) throws IOException {
    if (Files.isDirectory(path)) {
      return export(new FolderSource(path), older);
    }
    Verdict verdict;
    try (ExportSource zip = new ZipSource(path)) {
      verdict = export(zip, older);
      return verdict.good() ? canonical(zip, path, verdict) : verdict;
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      return new Verdict(
          List.of(new Fault(path.toString(), "is not a whole zip file: " + e.getMessage())),
          Optional.empty());
    }
  }

  private static Verdict canonical(ExportSource zip, Path path, Verdict verdict)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      SameBytes same = new SameBytes(in);
      try (CanonicalZip again = new CanonicalZip(same)) {
        for (String name : ExportCheck.files(verdict.checkpoint().orElseThrow().size())) {
          again.add(name, zip.read(name).orElseThrow());
        }
      }
      return same.same()
          ? verdict
          : new Verdict(
              List.of(new Fault(path.toString(), "the zip file was changed around its files")),
              verdict.checkpoint());
    }
  }

  Verdict export(ExportSource source, Optional<Checkpoint> older) throws IOException {
    Faults faults = new Faults();
    Optional<Checkpoint> checkpoint = checkpoint(source, faults);
    if (checkpoint.isPresent()) {
      if (older.isPresent()) {
        signatures(older.get(), faults);
      }
      new ExportCheck(source, checkpoint.get(), older, faults).run();
    }
    return faults.verdict(checkpoint);
  }

  private Optional<Checkpoint> checkpoint(ExportSource source, Faults faults) throws IOException {
    Optional<byte[]> key = source.read(Export.KEY);
    if (key.isEmpty() || !new String(key.get(), StandardCharsets.UTF_8).equals(log + "\n")) {
      faults.add(Export.KEY, "is not the key of this log");
    }
    Optional<byte[]> text = source.read(Export.CHECKPOINT);
    if (text.isEmpty()) {
      faults.add(Export.CHECKPOINT, "is missing");
      return Optional.empty();
    }
    try {
      Checkpoint checkpoint = Checkpoint.of(SignedNote.parse(text.get()));
      // what nobody signed is not worth holding anything against
      return signatures(checkpoint, faults) ? Optional.of(checkpoint) : Optional.empty();
    } catch (MalformedNoteException e) {
      faults.add(Export.CHECKPOINT, "is not a checkpoint: " + e.getMessage());
      return Optional.empty();
    }
  }

  private boolean signatures(Checkpoint checkpoint, Faults faults) {
    if (!checkpoint.origin().equals(log.name())) {
      faults.add("checkpoint", "is of the log " + checkpoint.origin() + ", not of " + log.name());
      return false;
    }
    if (!checkpoint.note().signedBy(log)) {
      faults.add("checkpoint", "is not signed by the log's key");
      return false;
    }
    List<VerifierKey> known = new ArrayList<>(witnesses);
    known.add(log);
    if (!checkpoint.note().signedOnlyBy(known)) {
      faults.add("checkpoint", "has a signature of an unknown key or a bad one");
    }
    return true;
  }
}
