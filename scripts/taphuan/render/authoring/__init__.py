"""Files an author goes on from: scaffolds, drafts, questions written back."""
