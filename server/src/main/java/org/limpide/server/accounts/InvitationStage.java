package org.limpide.server.accounts;

/** What somebody who follows an invitation's link has to do. */
public enum InvitationStage {
  /** They have no account yet. */
  REGISTER,
  /** There is an account of the address invited. */
  SIGN_IN,
  /** They have signed in as the person invited. */
  ACCEPT,
  /** They have signed in as somebody else. */
  OTHER_PERSON
}
