//! How what the server knows stands in a database: ids as 16 bytes, hashes as 32, times and places as numbers of 64 bits, flags
//! as 1 and 0, everything else as text. The same in both databases, so that one text of SQL serves both.

use super::Fault;
use sqlx::{
    Any, Database, Decode, Encode, Row, Type,
    any::{AnyRow, AnyTypeInfo, AnyValueRef},
    encode::IsNull,
    error::BoxDynError,
};
use uuid::Uuid;

/// An id on its way to or from a database.
#[derive(Clone, Copy, Debug)]
pub(super) struct Id(pub(super) Uuid);

impl Type<Any> for Id {
    fn type_info() -> AnyTypeInfo {
        <[u8] as Type<Any>>::type_info()
    }
}

impl Encode<'_, Any> for Id {
    fn encode_by_ref(
        &self,
        buffer: &mut <Any as Database>::ArgumentBuffer,
    ) -> Result<IsNull, BoxDynError> {
        Encode::<Any>::encode(self.0.as_bytes().as_slice(), buffer)
    }
}

impl<'r> Decode<'r, Any> for Id {
    fn decode(value: AnyValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(Uuid::from_slice(<&[u8] as Decode<'r, Any>>::decode(value)?)?))
    }
}

/// An id out of a row.
pub(super) fn id_in(row: &AnyRow, column: &str) -> Result<Uuid, Fault> {
    Ok(row.try_get::<Id, _>(column)?.0)
}

/// A hash out of a row.
pub(super) fn hash_in(row: &AnyRow, column: &str) -> Result<[u8; 32], Fault> {
    let bytes: &[u8] = row.try_get(column)?;
    bytes.try_into().map_err(|_| Fault::Damaged(format!("{column} is no hash")))
}

/// A place in the log as databases count.
pub(super) fn to_db(number: u64) -> Result<i64, Fault> {
    i64::try_from(number).map_err(|_| Fault::Damaged(format!("{number} is beyond every log")))
}

/// A place in the log out of a database.
pub(super) fn from_db(number: i64) -> Result<u64, Fault> {
    u64::try_from(number).map_err(|_| Fault::Damaged(format!("{number} is no place in a log")))
}

/// A count of attempts out of a database.
pub(super) fn count_in(row: &AnyRow, column: &str) -> Result<u32, Fault> {
    let count: i64 = row.try_get(column)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Text out of a database as what it should be.
pub(super) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::Damaged(error.to_string()))
}

/// Something as text for a database.
pub(super) fn to_json<T: serde::Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|error| Fault::Damaged(error.to_string()))
}
