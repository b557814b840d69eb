import { AddApp } from '@/features/register/AddApp';

export default AddApp;
