namespace Waymark.Web.Security;

/// <summary>Names of fields that any form may carry.</summary>
internal static class FormFields
{
    /// <summary>Proof that the form came from our own page.</summary>
    public const string Token = "Form";

    /// <summary>Which act this is, so that sending it twice is one act.</summary>
    public const string Submission = "Submission";

    /// <summary>The password of who is signed in, before what cannot be undone. A field with this word in its name is never kept.</summary>
    public const string Proof = nameof(ProofForm.ProofPassword);

    /// <summary>Says that they sign in again instead, in whichever way they do.</summary>
    public const string ProofInstead = "NoProofPassword";
}
