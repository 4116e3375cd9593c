package org.limpide.audit.egress;

import java.io.IOException;

/** No connection was tried: a host has no address that may be visited. */
public final class RefusedAddressException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedAddressException(Refusal refusal) {
    super(refusal.host() + " is a " + refusal.kind().code() + " address");
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
