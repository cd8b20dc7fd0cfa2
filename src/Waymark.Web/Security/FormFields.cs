namespace Waymark.Web.Security;

/// <summary>Names of hidden fields that forms carry.</summary>
internal static class FormFields
{
    /// <summary>Proof that the form came from our own page.</summary>
    public const string Token = "Form";

    /// <summary>Which act this is, so that sending it twice is one act.</summary>
    public const string Submission = "Submission";
}
