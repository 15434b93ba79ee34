/** What an imported dashboard says where nobody has written a description, a purpose or an owner; the checks point at it. */
export const notDescribedYet = "Not described yet.";
