package org.limpide.audit.evidence;

/** What a page of a site is for. */
public enum PageKind {
  HOME,
  PRIVACY,
  COOKIES,
  LEGAL_NOTICE,
  TERMS,
  WITHDRAWAL,
  CONTACT,
  NEWSLETTER,
  RIGHTS,
  LOGIN,
  SIGN_UP,
  PASSWORD_RESET,
  ACCOUNT,
  PRODUCT,
  CATEGORY,
  CART,
  CHECKOUT,
  PAYMENT,
  REVIEWS,
  CHILDREN,
  ADMIN,
  /** A page about the shop on a social network. */
  SOCIAL_PROFILE,
  OTHER;

  /** Whether the page is on the way to a purchase: basket, account, order or payment. */
  public boolean onPurchasePath() {
    return this == CART || this == CHECKOUT || this == PAYMENT;
  }
}
