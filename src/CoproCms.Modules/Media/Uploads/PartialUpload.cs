namespace CoproCms.Media.Uploads;

/// <summary>A file that comes in pieces.</summary>
/// <param name="Id">Cannot be guessed.</param>
/// <param name="UserId">Who began it; nobody else may go on with it or know of it.</param>
/// <param name="Path">Where it is to go, below the media folder.</param>
/// <param name="Length">Bytes in the end.</param>
/// <param name="KeepBoth">Takes another name if the path is taken in the end.</param>
/// <param name="Fingerprint">By which the sender knows the file again; means nothing here.</param>
/// <param name="CreatedUtc">When it was begun.</param>
internal sealed record PartialUpload(string Id, string UserId, string Path, long Length, bool KeepBoth, string Fingerprint, DateTime CreatedUtc);
