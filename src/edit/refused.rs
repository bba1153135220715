//! Why edits are refused.

use crate::model::{Law, SetupFault};

/// Why an edit cannot be done. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The page is not there.
    #[error("the page is no longer in the project")]
    NoPage,
    /// The item is not there.
    #[error("the item is no longer on the page")]
    NoItem,
    /// The line is not there.
    #[error("the line is no longer on the page")]
    NoLine,
    /// The words were changed meanwhile.
    #[error("the words were changed meanwhile; look at them again")]
    OtherWords,
    /// The last page would go.
    #[error("a project needs a page; add another one before you remove this one")]
    LastPage,
    /// The id is in use.
    #[error("something with this id is in the project already")]
    IdInUse,
    /// The value cannot be drawn.
    #[error("{0}")]
    Unsound(Law),
    /// The figures of a page setup cannot be used.
    #[error(transparent)]
    Setup(SetupFault),
    /// The book would be without a page setup.
    #[error("the book needs a page setup")]
    NoSetup,
    /// A distance or size is infinite or no number.
    #[error("the distance or size must be an ordinary number")]
    NotANumber,
    /// An item would lie above itself.
    #[error("an item cannot be put above itself")]
    AboveItself,
    /// A balloon would go on with its own words.
    #[error("a balloon cannot go on with itself")]
    GoesOnWithItself,
    /// A second cover would come in.
    #[error("the book has a cover already")]
    SecondCover,
    /// Panels that are to become one are no neighbours.
    #[error("these panels are no neighbours; select panels with no more than a gutter between them")]
    NoNeighbours,
    /// Panels that are to become one go around something else.
    #[error("these panels go around another one; select that one too")]
    AroundAnother,
    /// The item has no such property.
    #[error("this kind of item has no such property")]
    NotOfThisKind,
}
